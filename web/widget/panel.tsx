import { Composer } from './composer.tsx'
import { initialOf } from './face.tsx'
import { CloseIcon } from './icons.tsx'
import type { InRoom } from './room.ts'
import { Talk } from './talk.tsx'

export const Panel = ({ room }: InRoom) => (
  <section
    class="panel"
    role="dialog"
    aria-modal={room.state.isPhone}
    aria-label={room.words.dialog(room.profile.name)}
    tabIndex={-1}
  >
    <Header room={room} />
    <Talk room={room} />
    <Composer room={room} />
    <p class="foot">{room.words.private(room.profile.name)}</p>
    {room.state.isOver && (
      <p class="drop" aria-hidden="true">
        {room.words.drop}
      </p>
    )}
  </section>
)

function Header({ room: { state, profile, chat, words } }: InRoom) {
  const people = state.talk.messages.filter(message => message.author.kind === 'agent')
  const person = people[people.length - 1]
  return (
    <div class="head">
      <span class="tile" aria-hidden="true">
        {initialOf(profile.name)}
      </span>
      <div>
        <h2>{profile.name}</h2>
        <p>{state.isAway ? words.offline : person ? words.served(person.author.name) : words.people}</p>
      </div>
      <button type="button" aria-label={words.close} onClick={() => chat.open(false)}>
        <CloseIcon />
      </button>
    </div>
  )
}
