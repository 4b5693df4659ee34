import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { EyeOff, Mail as Envelope, ShoppingBag, Star } from 'lucide-react'
import { Icon, TextButton } from '#web/ui'
import { useBrand, useFaultWords } from '#web/api'
import type { MailBody, MessagePart, Price } from '#protocol'
import { useFormats, useText } from '#web/texts'
import css from './parts.module.css'

type Of<K> = Extract<MessagePart, { kind: K }>

/** What the customer put together, line by line. */
export function Order({ part: { products, total } }: { part: Of<'order'> }) {
  const t = useText()
  const money = useMoney()
  return (
    <div className={css.card} role="group" aria-label={t('kind.order')}>
      <Icon of={ShoppingBag} size="l" />
      <span className={css.words}>
        <b>{t('kind.order')}</b>
        {products.map(({ id, name, quantity = 1, price }) => (
          <span key={id} className={css.line}>
            <bdi>{t('order.line', { quantity, name })}</bdi>
            {price && <span>{money(price)}</span>}
          </span>
        ))}
        {total && (
          <span className={css.line}>
            <b>{t('order.total')}</b>
            <b>{money(total)}</b>
          </span>
        )}
      </span>
    </div>
  )
}

function useMoney(): (price: Price) => string {
  const formats = useFormats()
  return ({ amount, currency }) => formats.number(amount, { style: 'currency', currency })
}

/** So many stars of so many, drawn and said. */
export function Rating({ part: { value, of } }: { part: Of<'rating'> }) {
  const t = useText()
  const words = t('rating.words', { value, of })
  return (
    <span className={css.rating} role="img" aria-label={words} title={words}>
      {Array.from({ length: Math.min(of, 10) }, (_, at) => (
        <span key={at} className={css.star} data-full={at < Math.round(value) || undefined}>
          <Icon of={Star} />
        </span>
      ))}
    </span>
  )
}

/** What the message stands under, or points to. */
export function Post({ part: { author, text, url, isStory, picture } }: { part: Of<'post'> }) {
  const t = useText()
  const name = t(isStory ? 'kind.story' : 'kind.post')
  return (
    <figure className={css.post}>
      {picture?.thumbnail && <img className={css.postFace} src={picture.thumbnail} alt="" loading="lazy" />}
      <figcaption className={css.words}>
        <b>{author ? t('post.of', { kind: name, author }) : name}</b>
        {text && (
          <span dir="auto" className={css.postText}>
            {text}
          </span>
        )}
        {url && (
          <a className={css.way} href={url} target="_blank" rel="noopener noreferrer">
            {t('post.open')}
          </a>
        )}
      </figcaption>
    </figure>
  )
}

/** Who else got the mail, and what it quotes, folded. */
export function Mail({ part: { to, cc, hasQuoted, trust }, messageId }: { part: Of<'mail'>; messageId: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={css.mail}>
      <span className={css.quiet}>
        <Icon of={Envelope} size="s" /> {t('mail.to', { who: to.join(', ') })}
        {cc.length > 0 && <> · {t('mail.cc', { who: cc.join(', ') })}</>}
        {trust && <> · {trust}</>}
      </span>
      {hasQuoted && (
        <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'mail.quoted.hide' : 'mail.quoted.show')}
        </TextButton>
      )}
      {isOpen && <Quoted messageId={messageId} />}
    </div>
  )
}

function Quoted({ messageId }: { messageId: string }) {
  const t = useText()
  const words = useFaultWords()
  const { api, workspace } = useBrand()
  const { data, error, isPending } = useQuery({
    queryKey: ['mail', workspace.id, messageId],
    queryFn: ({ signal }) => api.get<MailBody>(`/messages/${messageId}/mail`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isPending) return <p className={css.quiet}>{t('common.loading')}</p>
  if (error) return <p className={css.quiet}>{words(error)}</p>
  return (
    <blockquote className={css.quoted} dir="auto">
      {data.quoted}
    </blockquote>
  )
}

/** The text above it was approved beforehand. */
export function TemplateName({ part: { name } }: { part: Of<'template'> }) {
  const t = useText()
  return <span className={css.quiet}>{t('template.name', { name })}</span>
}

/** The platform keeps it to itself. */
export function Unseen({ part: { what } }: { part: Of<'unseen'> }) {
  const t = useText()
  return (
    <div className={css.missing}>
      <Icon of={EyeOff} />
      <span>{t('unseen.words', { what })}</span>
    </div>
  )
}
