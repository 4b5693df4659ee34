import type { ChatMessage } from '#protocol'
import { FileIcon } from './icons.tsx'
import type { WaitingFile } from './outbox.ts'
import { Preview } from './preview.tsx'
import type { InRoom } from './room.ts'
import { sizeOf } from './when.ts'

type Sent = ChatMessage['files'][number]
type Named = { name: string; type: string; size: number | null }

/** Drawings that may hold scripts are not for looking at. */
export const isPicture = ({ type }: { type: string }): boolean => /^image\/(?!svg)/.test(type)

/** A file of the conversation: a picture is seen, all else is named. It opens beside the page. */
export function SentFile({ room, file }: InRoom & { file: Sent }) {
  const { state, chat, words } = room
  const picture = file.thumbnail ?? (isPicture(file) ? file.address : null)
  const link = file.address ? { href: chat.address(file.address), target: '_blank', rel: 'noopener' } : {}
  if (!picture || state.broken.includes(file.id)) {
    return (
      <a class="bubble named" {...link}>
        <Name room={room} file={file} />
      </a>
    )
  }
  return (
    <a class="picture" {...link}>
      <img src={chat.address(picture)} alt={`${words.picture}: ${file.name}`} onError={() => chat.broke(file.id)} />
    </a>
  )
}

export function WaitingPiece({ room, file, isGoing }: InRoom & { file: WaitingFile; isGoing: boolean }) {
  const share = room.state.progress[file.key]
  return (
    <>
      {isPicture(file) ? (
        <div class="picture">
          <Preview id={file.key} label={`${room.words.picture}: ${file.name}`} blob={() => room.chat.blob(file.key)} />
        </div>
      ) : (
        <p class="bubble named">
          <Name room={room} file={file} />
        </p>
      )}
      {isGoing && share !== undefined && share < 1 && <progress value={share} max={1} aria-label={file.name} />}
    </>
  )
}

export const Name = ({ room, file, withoutIcon }: InRoom & { file: Named; withoutIcon?: boolean }) => (
  <>
    {!withoutIcon && <FileIcon />}
    <span>
      <bdi>{file.name || room.words.file}</bdi>
      {file.size !== null && <small>{sizeOf(file.size, room.language)}</small>}
    </span>
  </>
)
