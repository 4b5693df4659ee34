import { File, FileWarning, Play } from 'lucide'
import { Icon } from '#web/ui'
import type { FileCard, MessagePart } from '#protocol'
import { type Translate, useText } from '#web/texts'
import { useViewer } from '#web/viewer'
import { whyMissing } from './media.tsx'
import css from './album.module.css'

export type Medium = Extract<MessagePart, { file: FileCard }> & { kind: 'image' | 'video' }

/** So many are drawn; the last of them says how many more there are. */
const MOST = 4

/** Several pictures and films sent as one: a grid, and all of them in the viewer. */
export function Album({ media, messageId }: { media: readonly Medium[]; messageId: string }) {
  const t = useText()
  const open = useViewer()
  const more = media.length > MOST ? media.length - MOST + 1 : 0
  return (
    <div
      className={css.album}
      data-count={Math.min(media.length, MOST)}
      role="group"
      aria-label={t('album.label', { count: media.length })}
    >
      {media.slice(0, MOST).map((medium, at) => (
        <Tile
          key={medium.file.id}
          medium={medium}
          more={at === MOST - 1 ? more : 0}
          onOpen={() => open({ messageId, fileId: medium.file.id })}
        />
      ))}
    </div>
  )
}

const nameOf = ({ alt, kind, file }: Medium, t: Translate): string =>
  alt || t(kind === 'video' ? 'file.video' : 'file.picture', { name: file.name })

type TileProps = { medium: Medium; more: number; onOpen: () => void }

function Tile({ medium, more, onOpen }: TileProps) {
  const t = useText()
  const { file, kind } = medium
  const name = nameOf(medium, t)
  if (file.state !== 'ready' || !file.address) {
    return (
      <div className={css.missing}>
        <Icon of={file.state === 'pending' ? File : FileWarning} />
        <span>{whyMissing(file, t)}</span>
      </div>
    )
  }
  const picture = file.thumbnail ?? (kind === 'image' ? file.address : undefined)
  const label = more > 0 ? t('album.more', { count: more }) : t('file.open', { name })
  return (
    <button type="button" className={css.tile} aria-label={label} onClick={onOpen}>
      {picture ? (
        <img src={picture} alt="" loading="lazy" />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- its first picture alone
        <video src={file.address} preload="metadata" muted tabIndex={-1} aria-hidden="true" />
      )}
      {kind === 'video' && more === 0 && (
        <span className={css.play}>
          <Icon of={Play} size="l" />
        </span>
      )}
      {more > 0 && (
        <span className={css.more} aria-hidden="true">
          +{more}
        </span>
      )}
    </button>
  )
}
