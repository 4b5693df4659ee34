import { type ReactNode, useState } from 'react'
import { Download, File, FileWarning } from 'lucide-react'
import { Icon } from '#web/ui'
import type { FileCard, MessagePart } from '#protocol'
import { type Key, type Translate, useFormats, useText } from '#web/texts'
import { bytesIn } from './bytes.ts'
import { LazyViewer } from './lazy-viewer.tsx'
import css from './parts.module.css'

/** A file that is there; until then, or when it will not come, words in its place. */
export function Ready({ file, children }: { file: FileCard; children: (address: string) => ReactNode }) {
  const t = useText()
  if (file.state === 'ready' && file.address) return children(file.address)
  return (
    <div className={css.missing}>
      <Icon of={file.state === 'pending' ? File : FileWarning} />
      <span>
        <bdi>{file.name}</bdi>
        <span className={css.quiet}>{whyMissing(file, t)}</span>
      </span>
    </div>
  )
}

export function whyMissing({ state, failure }: FileCard, t: Translate): string {
  if (state === 'pending' && failure === null) return t('file.pending')
  const key = `file.failure.${failure}` as Key
  const words = t(key)
  return words === key ? t(state === 'refused' ? 'file.refused' : 'file.failed') : words
}

type PicturePart = Extract<MessagePart, { file: FileCard }> & { kind: 'image' | 'sticker' }

/** A picture alone; pressed, it is as large as the window. */
export function Picture({ part }: { part: PicturePart }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { file, alt, kind } = part
  const name = alt || t('file.picture', { name: file.name })
  const size = file.width && file.height ? { width: file.width, height: file.height } : {}
  return (
    <Ready file={file}>
      {address => (
        <>
          <button
            type="button"
            className={kind === 'sticker' ? css.sticker : css.picture}
            aria-label={t('file.open', { name })}
            onClick={() => setOpen(true)}
          >
            <img src={file.thumbnail ?? address} alt={name} loading="lazy" {...size} />
          </button>
          {isOpen && (
            <LazyViewer shown={[{ kind: 'image', address, name, file }]} from={0} onClose={() => setOpen(false)} />
          )}
        </>
      )}
    </Ready>
  )
}

export function Video({ file }: { file: FileCard }) {
  return (
    <Ready file={file}>
      {address => (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer filmed has none
        <video
          className={css.video}
          src={address}
          poster={file.thumbnail ?? undefined}
          controls
          preload="metadata"
          aria-label={file.name}
        />
      )}
    </Ready>
  )
}

export function DocumentCard({ file, address }: { file: FileCard; address: string }) {
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
