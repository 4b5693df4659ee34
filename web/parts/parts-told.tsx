import { CircleDashed, EyeOff, GalleryVerticalEnd, ShoppingBag, Star } from 'lucide'
import { Icon } from '#web/ui'
import type { MessagePart, Price } from '#protocol'
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

/** What the message stands under, or points to: as much of it as the platform tells. */
export function Post({ part: { author, text, url, isStory, picture } }: { part: Of<'post'> }) {
  const t = useText()
  const kind = t(isStory ? 'kind.story' : 'kind.post')
  return (
    <figure className={css.post}>
      {picture?.thumbnail ? (
        <img className={css.postFace} src={picture.thumbnail} alt="" loading="lazy" />
      ) : (
        <span className={css.postSign}>
          <Icon of={isStory ? CircleDashed : GalleryVerticalEnd} />
        </span>
      )}
      <figcaption className={css.words}>
        <span className={css.postText} dir="auto">
          {text || t('post.under', { kind: kind.toLocaleLowerCase() })}
        </span>
        {(author || text) && <span className={css.quiet}>{author ? t('post.of', { kind, author }) : kind}</span>}
      </figcaption>
      {url && (
        <a className={css.postWay} href={url} target="_blank" rel="noopener noreferrer">
          {t('post.open')}
        </a>
      )}
    </figure>
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
