import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Download, File, FileWarning, MapPin, Phone, Mail, UserRound, ShoppingBag } from 'lucide-react'
import { Icon } from '#web/ui'
import type { FileCard, MessagePart } from '#protocol'
import { type Key, type Translate, useFormats, useText } from '#web/texts'
import { AudioPlayer } from './audio-player.tsx'
import { bytesIn } from './bytes.ts'
import { Mail as MailPart, Order, Post, Rating, TemplateName, Unseen } from './parts-told.tsx'
import css from './parts.module.css'

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

/** What a message carries beside its text. */
export function Parts({ parts, messageId }: { parts: readonly MessagePart[]; messageId: string }) {
  return parts.map((part, at) => <Piece key={'file' in part ? part.file.id : at} part={part} messageId={messageId} />)
}

function Piece({ part, messageId }: { part: MessagePart; messageId: string }) {
  switch (part.kind) {
    case 'image':
    case 'sticker':
      return <Picture file={part.file} alt={part.alt} isSticker={part.kind === 'sticker'} />
    case 'audio':
      return (
        <Ready file={part.file}>
          {address => <AudioPlayer address={address} name={part.file.name} durationMs={part.durationMs} />}
        </Ready>
      )
    case 'video':
      return (
        <Ready file={part.file}>
          {address => (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer filmed has none
            <video
              className={css.video}
              src={address}
              poster={part.file.thumbnail ?? undefined}
              controls
              preload="metadata"
              aria-label={part.file.name}
            />
          )}
        </Ready>
      )
    case 'document':
      return <Ready file={part.file}>{address => <DocumentCard file={part.file} address={address} />}</Ready>
    case 'location':
      return <Place part={part} />
    case 'card':
      return <PersonCard part={part} />
    case 'buttons':
      return <Choices labels={part.buttons.map(button => button.label)} />
    case 'list':
      return <Choices title={part.label} labels={part.rows.map(row => row.title)} />
    case 'choice':
      return <Choices labels={[part.label]} isChosen />
    case 'product':
      return <Product part={part} />
    case 'order':
      return <Order part={part} />
    case 'rating':
      return <Rating part={part} />
    case 'post':
      return <Post part={part} />
    case 'mail':
      return <MailPart part={part} messageId={messageId} />
    case 'template':
      return <TemplateName part={part} />
    case 'unseen':
      return <Unseen part={part} />
  }
}

type Of<K> = Extract<MessagePart, { kind: K }>

/** A file that is there; until then, or when it will not come, words in its place. */
function Ready({ file, children }: { file: FileCard; children: (address: string) => ReactNode }) {
  const t = useText()
  if (file.state === 'ready' && file.address) return children(file.address)
  const words = whyMissing(file, t)
  return (
    <div className={css.missing}>
      <Icon of={file.state === 'pending' ? File : FileWarning} />
      <span>
        <bdi>{file.name}</bdi>
        <span className={css.quiet}>{words}</span>
      </span>
    </div>
  )
}

function whyMissing({ state, failure }: FileCard, t: Translate): string {
  if (state === 'pending' && failure === null) return t('file.pending')
  const key = `file.failure.${failure}` as Key
  const words = t(key)
  return words === key ? t(state === 'refused' ? 'file.refused' : 'file.failed') : words
}

function Picture({ file, alt, isSticker }: { file: FileCard; alt: string | undefined; isSticker: boolean }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const name = alt || t('file.picture', { name: file.name })
  const size = file.width && file.height ? { width: file.width, height: file.height } : {}
  return (
    <Ready file={file}>
      {address => (
        <>
          <button
            type="button"
            className={isSticker ? css.sticker : css.picture}
            aria-label={t('file.open', { name })}
            onClick={() => setOpen(true)}
          >
            <img src={file.thumbnail ?? address} alt={name} loading="lazy" {...size} />
          </button>
          {isOpen && (
            <Suspense>
              <Viewer address={address} name={name} fileName={file.name} onClose={() => setOpen(false)} />
            </Suspense>
          )}
        </>
      )}
    </Ready>
  )
}

function DocumentCard({ file, address }: { file: FileCard; address: string }) {
  const t = useText()
  const formats = useFormats()
  return (
    <a className={css.card} href={address} download={file.name} target="_blank" rel="noopener">
      <Icon of={File} size="l" />
      <span className={css.words}>
        <b>
          <bdi>{file.name}</bdi>
        </b>
        <span className={css.quiet}>{file.size === null ? t('file.download') : bytesIn(file.size, formats)}</span>
      </span>
      <Icon of={Download} />
    </a>
  )
}

function Place({ part }: { part: Of<'location'> }) {
  const t = useText()
  const { latitude, longitude, name, address } = part
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  return (
    <a className={css.card} href={map} target="_blank" rel="noopener noreferrer">
      <Icon of={MapPin} size="l" />
      <span className={css.words}>
        <b>
          <bdi>{name ?? t('kind.location')}</bdi>
        </b>
        {address && <bdi>{address}</bdi>}
        <span className={css.quiet}>
          <span dir="ltr">{where}</span> · {t('location.open')}
        </span>
      </span>
    </a>
  )
}

function PersonCard({ part }: { part: Of<'card'> }) {
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

function Choices({ title, labels, isChosen }: { title?: string; labels: readonly string[]; isChosen?: boolean }) {
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

function Product({ part }: { part: Of<'product'> }) {
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
