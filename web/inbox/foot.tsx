import { Kbd } from '#web/ui'
import { type Key, useText } from '#web/texts'
import css from './inbox.module.css'

const HINTS: { keys: string[]; words: Key }[] = [
  { keys: ['J', 'K'], words: 'keys.hint.move' },
  { keys: ['R'], words: 'keys.hint.reply' },
  { keys: ['E'], words: 'keys.hint.close' },
  { keys: ['?'], words: 'keys.hint.all' },
]

/** The few keys with which most of the work is done. A hint for the eyes. */
export function Foot() {
  const t = useText()
  return (
    <div className={css.foot} aria-hidden="true">
      {HINTS.map(({ keys, words }) => (
        <span key={words} className={css.key}>
          {keys.map(key => (
            <Kbd key={key} keys={key} />
          ))}
          {t(words)}
        </span>
      ))}
    </div>
  )
}
