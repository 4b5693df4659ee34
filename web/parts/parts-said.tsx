import { Mail, Phone, ShoppingBag, UserRound } from 'lucide'
import { Icon } from '#web/ui'
import type { MessagePart } from '#protocol'
import { useFormats, useText } from '#web/texts'
import css from './parts.module.css'

type Of<K> = Extract<MessagePart, { kind: K }>

/** Somebody's particulars, each of them a way to reach them. */
export function PersonCard({ part }: { part: Of<'card'> }) {
  return (
    <div className={css.card}>
      <Icon of={UserRound} size="l" />
      <span className={css.words}>
        <b>
          <bdi>{part.name}</bdi>
        </b>
        {part.organisation && <bdi className={css.quiet}>{part.organisation}</bdi>}
        {part.phones.map(phone => (
          <a key={phone} className={css.way} href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} dir="ltr">
            <Icon of={Phone} size="s" />
            {phone}
          </a>
        ))}
        {part.emails.map(email => (
          <a key={email} className={css.way} href={`mailto:${encodeURIComponent(email)}`} dir="ltr">
            <Icon of={Mail} size="s" />
            {email}
          </a>
        ))}
      </span>
    </div>
  )
}

/** What was offered, or what was pressed of it. */
export function Choices({
  title,
  labels,
  isChosen,
}: {
  title?: string
  labels: readonly string[]
  isChosen?: boolean
}) {
  const t = useText()
  return (
    <div className={css.choices} role="group" aria-label={isChosen ? t('kind.choice') : t('kind.buttons')}>
      {title && <b>{title}</b>}
      {labels.map(label => (
        <span key={label} className={css.choice} data-chosen={isChosen || undefined}>
          <bdi>{label}</bdi>
        </span>
      ))}
    </div>
  )
}

export function Product({ part }: { part: Of<'product'> }) {
  const formats = useFormats()
  const { name, price, url } = part
  const words = (
    <>
      <Icon of={ShoppingBag} size="l" />
      <span className={css.words}>
        <b>
          <bdi>{name}</bdi>
        </b>
        {price && <span>{formats.number(price.amount, { style: 'currency', currency: price.currency })}</span>}
      </span>
    </>
  )
  if (!url) return <div className={css.card}>{words}</div>
  return (
    <a className={css.card} href={url} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  )
}
