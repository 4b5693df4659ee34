import { SpeechIcon } from './icons.tsx'
import { unreadIn } from './merge.ts'
import { Panel } from './panel.tsx'
import type { InRoom } from './room.ts'

/** The whole picture: the button or the panel, and what is said aloud whichever it is. */
export const App = ({ room }: InRoom) => (
  <div class={`corner at-${room.profile.position}`} lang={room.language}>
    {room.state.isOpen ? <Panel room={room} /> : <Launcher room={room} />}
    <p class="hidden" role="status">
      {room.state.news.map(({ author, text }) => `${author.name}: ${text ?? room.words.file}`).join('. ')}
    </p>
  </div>
)

function Launcher({ room: { state, profile, chat, words } }: InRoom) {
  const unread = unreadIn(state.talk.messages, state.readUpTo).length
  const label = words.open(profile.name)
  return (
    <button
      class="launcher"
      type="button"
      aria-haspopup="dialog"
      aria-label={unread > 0 ? `${label}. ${words.unread(unread)}` : label}
      onClick={() => chat.open(true)}
    >
      <SpeechIcon />
      {unread > 0 && (
        <span class="badge" aria-hidden="true">
          {unread > 9 ? '9+' : unread}
        </span>
      )}
    </button>
  )
}
