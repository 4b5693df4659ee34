import type { ComponentChildren } from 'preact'
import { Face } from './face.tsx'
import { SentFile, WaitingPiece } from './file.tsx'
import { AlertIcon, ClockIcon, TickIcon, TicksIcon } from './icons.tsx'
import type { EntryLine, MessageLine } from './lines.ts'
import { piecesOf } from './pieces.ts'
import type { InRoom } from './room.ts'
import { timeOf } from './when.ts'

/** A message of the conversation. */
export function Bubble({ room, line }: InRoom & { line: MessageLine }) {
  const { message, isLast } = line
  const { author } = message
  const { words } = room
  return (
    <div class={`line ${message.mine ? 'mine' : ''} ${isLast ? 'last' : ''}`}>
      {!message.mine && isLast && (
        <Face
          name={author.name}
          isBrand={author.kind !== 'agent'}
          picture={author.picture && room.chat.address(author.picture)}
        />
      )}
      <span class="hidden">{message.mine ? words.you : author.name}: </span>
      {message.deleted ? (
        <p class="bubble gone">{words.deleted}</p>
      ) : (
        <>
          <Words text={message.text} />
          {message.files.map(file => (
            <SentFile key={file.id} room={room} file={file} />
          ))}
        </>
      )}
      <Meta room={room} line={line} />
    </div>
  )
}

/** The text, with web addresses that can be followed. */
const Words = ({ text }: { text: string | null }) =>
  text ? (
    <p class="bubble" dir="auto">
      {piecesOf(text).map(piece =>
        piece.isAddress ? (
          <a key={piece.at} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  ) : null

function Meta({ room: { words, language }, line: { message, isLast, showsState } }: InRoom & { line: MessageLine }) {
  const { mine, author, edited, at } = message
  if (!isLast && !showsState) return null
  const isRead = message.state === 'read'
  const state = showsState ? (isRead ? words.read : words.sent) : ''
  return (
    <span class="meta">
      {mine && showsState && (isRead ? <TicksIcon /> : <TickIcon />)}
      <bdi>{[mine ? state : author.name, edited ? words.edited : ''].filter(Boolean).join(' · ')}</bdi>
      <time dateTime={new Date(at).toISOString()}>{timeOf(at, language)}</time>
    </span>
  )
}

/** A message that is still on its way, or will not go. */
export function OwnEntry({ room, line: { entry, showsState } }: InRoom & { line: EntryLine }) {
  const isRefused = entry.state === 'refused'
  return (
    <div class={`line mine last ${isRefused ? 'refused' : ''}`}>
      <span class="hidden">{room.words.you}: </span>
      <Words text={entry.text} />
      {entry.files.map(file => (
        <WaitingPiece key={file.key} room={room} file={file} isGoing={entry.state === 'waiting'} />
      ))}
      {isRefused ? (
        <Refused room={room} id={entry.id} code={entry.code} />
      ) : (
        showsState && <Going room={room} isAccepted={entry.state === 'accepted'} />
      )}
    </div>
  )
}

function Going({ room: { state, words }, isAccepted }: InRoom & { isAccepted: boolean }): ComponentChildren {
  return (
    <span class="meta">
      {isAccepted ? <TickIcon /> : <ClockIcon />}
      {isAccepted ? words.sent : state.isAway ? words.waiting : words.sending}
    </span>
  )
}

const Refused = ({ room: { chat, words }, id, code }: InRoom & { id: string; code: string | undefined }) => (
  <div class="meta" role="alert">
    <AlertIcon />
    <span>{code === 'size' ? words.refusedSize : code === 'file' ? words.refusedFile : words.refused}</span>
    <button type="button" class="plain" onClick={() => chat.again(id)}>
      {words.again}
    </button>
    <button type="button" class="plain" onClick={() => chat.discard(id)}>
      {words.discard}
    </button>
  </div>
)
