import type { ReactNode } from 'react'
import { Download, File, FileWarning, Maximize2 } from 'lucide'
import { Icon, IconButton } from '#web/ui'
import { hush } from '#web/sound'
import { useViewer } from '#web/viewer'
import type { FileCard, MessagePart } from '#protocol'
import { type Key, type Translate, useFormats, useText } from '#web/texts'
import { bytesIn } from './bytes.ts'
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
export function Picture({ part, messageId }: { part: PicturePart; messageId: string }) {
  const t = useText()
  const open = useViewer()
  const { file, alt, kind } = part
  const name = alt || t('file.picture', { name: file.name })
  const size = file.width && file.height ? { width: file.width, height: file.height } : {}
  return (
    <Ready file={file}>
      {address => (
        <button
          type="button"
          className={kind === 'sticker' ? css.sticker : css.picture}
          aria-label={t('file.open', { name })}
          onClick={() => open({ messageId, fileId: file.id })}
        >
          <img src={file.thumbnail ?? address} alt={name} loading="lazy" {...size} />
        </button>
      )}
    </Ready>
  )
}

/** A film plays where it stands, or as large as the window. */
export function Video({ file, messageId }: { file: FileCard; messageId: string }) {
  const t = useText()
  const open = useViewer()
  return (
    <Ready file={file}>
      {address => (
        <span className={css.film}>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer filmed has none */}
          <video
            className={css.video}
            src={address}
            poster={file.thumbnail ?? undefined}
            controls
            preload="metadata"
            aria-label={file.name}
            onPlay={hush}
          />
          <span className={css.larger}>
            <IconButton
              kind="plain"
              size="s"
              name={t('file.open', { name: t('file.video', { name: file.name }) })}
              onClick={() => open({ messageId, fileId: file.id })}
            >
              <Icon of={Maximize2} size="s" />
            </IconButton>
          </span>
        </span>
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
