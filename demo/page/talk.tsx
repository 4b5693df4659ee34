import type { Bubble } from '../phone/shown.ts'
import { useBottom } from './bottom.ts'
import { Attached, BubbleMenu, Reactions } from './bubble.tsx'
import { Icon } from './marks.tsx'
import type { View } from './place-screen.tsx'
import { clockTime, dayName, isSameDay } from './times.ts'
import { t } from './words.ts'

/** A private talk: mine on the far side, the brand's on the near one. */
export function Talk(view: View) {
  const { bubbles, isTyping, brand } = view
  const count = bubbles.length
  const stream = useBottom()
  const byId = new Map(bubbles.map(each => [each.id, each]))
  return (
    <div ref={stream} class="stream" role="log" aria-live="polite" tabIndex={0}>
      {count === 0 && <p class="empty">{t('emptyTalk')}</p>}
      {bubbles.map((bubble, index) => (
        <div key={bubble.id} class="slot">
          {!isSameDay(bubble.at, bubbles[index - 1]?.at ?? 0) && <p class="day">{dayName(bubble.at)}</p>}
          <Said {...view} bubble={bubble} quoted={byId.get(bubble.quoteOf ?? '')} />
        </div>
      ))}
      {isTyping && (
        <p class="typing" role="status" aria-label={t('typingName', { name: brand })}>
          <i />
          <i />
          <i />
        </p>
      )}
    </div>
  )
}

type SaidOf = View & { bubble: Bubble; quoted: Bubble | undefined }

function Said({ bubble, quoted, ...view }: SaidOf) {
  const { place, does, brand } = view
  const isMine = bubble.by === 'person'
  const { text, isGone, choices } = bubble
  return (
    <article class={`said ${isMine ? 'mine' : 'theirs'} ${isGone ? 'gone' : ''} ${bubble.state ?? ''}`}>
      <div class="balloon">
        {quoted && (
          <blockquote>
            <b>{quoted.by === 'brand' ? brand : view.nameOf(quoted.person)}</b>
            {quoted.text ?? t('photo')}
          </blockquote>
        )}
        {isGone ? (
          <p>{t('gone')}</p>
        ) : (
          <>
            {bubble.file && <Attached seat={place.seat} file={bubble.file} />}
            {text && <p dir="auto">{text}</p>}
          </>
        )}
        <footer>
          {bubble.isEdited && !isGone && <span>{t('edited')}</span>}
          <time>{clockTime(bubble.at)}</time>
          {isMine && <Ticks state={bubble.state} />}
        </footer>
        {choices && choices.length > 0 && (
          <div class="choices">
            {choices.map(choice =>
              choice.url ? (
                <a key={choice.id} href={choice.url} target="_blank" rel="noreferrer">
                  {choice.label}
                </a>
              ) : (
                <button
                  key={choice.id}
                  type="button"
                  onClick={() => void does({ deed: 'press', of: bubble.id, choice })}
                >
                  {choice.label}
                </button>
              ),
            )}
          </div>
        )}
        <Reactions bubble={bubble} />
      </div>
      {!isGone && <BubbleMenu {...view} bubble={bubble} />}
    </article>
  )
}

const ticks = { sending: 'clock', sent: 'tick', delivered: 'ticks', read: 'ticks', failed: 'warn' } as const

const Ticks = ({ state = 'delivered' }: { state: Bubble['state'] }) => (
  <span class={`ticks ${state}`} role="img" aria-label={t(state)}>
    <Icon of={ticks[state]} />
  </span>
)
