import { Bubble, OwnEntry } from './bubble.tsx'
import { Face, initialOf } from './face.tsx'
import { DownIcon } from './icons.tsx'
import { type Line, linesOf } from './lines.ts'
import type { InRoom } from './room.ts'
import { dayOf } from './when.ts'

export const Talk = ({ room }: InRoom) => {
  const { state, chat, words } = room
  const { talk, phase, typing } = state
  return (
    <div class="talk">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <div class="log" role="log" aria-live="off" aria-label={words.log} tabIndex={0}>
        {talk.earlier !== null && (
          <button type="button" class="earlier" onClick={() => void chat.earlier()}>
            {words.earlier}
          </button>
        )}
        {talk.earlier === null && <Greeting room={room} />}
        {linesOf(talk.messages, state.outbox).map(line => drawn(line, room))}
        {phase === 'loading' && <Shape />}
        {phase === 'failed' && <Failed room={room} />}
        {typing && <Typing room={room} name={typing} />}
      </div>
      {state.isBelow && (
        <button type="button" class="down" onClick={chat.toEnd}>
          <DownIcon />
          {words.latest}
        </button>
      )}
    </div>
  )
}

function drawn(line: Line, room: InRoom['room']) {
  if (line.kind === 'message') return <Bubble key={line.message.clientId ?? line.message.id} room={room} line={line} />
  if (line.kind === 'entry') return <OwnEntry key={line.entry.id} room={room} line={line} />
  return (
    <p class="day" key={line.at}>
      {dayOf(line.at, room.now, room.language)}
    </p>
  )
}

const Greeting = ({ room: { profile } }: InRoom) =>
  profile.greeting ? (
    <div class="line last">
      <Face name={initialOf(profile.name)} isBrand />
      <p class="bubble" dir="auto">
        {profile.greeting}
      </p>
    </div>
  ) : null

const Failed = ({ room: { chat, words } }: InRoom) => (
  <div class="failed" role="alert">
    <p>{words.failed}</p>
    <button type="button" class="plain" onClick={chat.reload}>
      {words.retry}
    </button>
  </div>
)

const dots = (
  <>
    <i />
    <i />
    <i />
  </>
)

/** The shape of a conversation, seen only when it takes a while. */
const Shape = () => (
  <div class="shape" aria-hidden="true">
    {dots}
  </div>
)

const Typing = ({ room, name }: InRoom & { name: string }) => (
  <div class="line typing">
    <Face name={name} />
    <p class="bubble" aria-hidden="true">
      {dots}
    </p>
    <span class="meta">{room.words.isTyping(name)}</span>
  </div>
)
