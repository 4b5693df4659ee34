import { cx } from '#web/ui'
import { useText } from '#web/texts'
import type { Message } from '#protocol'
import type { OnAct } from './use-act.ts'
import css from './acts.module.css'

type ReactionsProps = { message: Message; canReact: boolean; onAct: OnAct }

/** Who said what with a sign. A press on one adds ours to it, or takes ours back. */
export function Reactions({ message, canReact, onAct }: ReactionsProps) {
  const t = useText()
  return (
    <div className={css.reactions}>
      {[...Map.groupBy(message.reactions, one => one.emoji)].map(([emoji, by]) => {
        const who = by.map(one => one.by).join(', ')
        const isMine = by.some(one => one.mine)
        const look = cx(css.reaction, isMine && css.mine)
        const sign = by.length > 1 ? `${emoji} ${by.length}` : emoji
        const words = t('message.reaction', { emoji: sign, who })
        return canReact ? (
          <button
            key={emoji}
            type="button"
            className={look}
            aria-pressed={isMine}
            aria-label={words}
            title={who}
            onClick={() => onAct(message, { deed: 'react', emoji: isMine ? null : emoji })}
          >
            {sign}
          </button>
        ) : (
          <span key={emoji} role="img" className={look} aria-label={words} title={who}>
            {sign}
          </span>
        )
      })}
    </div>
  )
}
