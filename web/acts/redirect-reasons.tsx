import type { KeyboardEvent } from 'react'
import { Button, Kbd } from '#web/ui'
import type { RedirectReason } from '#protocol'
import { type Key, useText } from '#web/texts'
import css from './acts.module.css'

/** In the order of their keys. */
const REASONS = [
  ['customer-asked', 'redirect.customer-asked'],
  ['safety', 'redirect.safety'],
  ['legal-authentication', 'redirect.legal-authentication'],
] as const satisfies readonly [RedirectReason, Key][]

/** What a reason is called; each also says itself in a line. */
export const reasonName = (reason: RedirectReason): Key => REASONS.find(([one]) => one === reason)![1]

type ReasonsProps = { onChoose: (reason: RedirectReason) => void; onLeave?: (() => void) | undefined }

/** Why somebody is sent elsewhere: one key each while one of them has the focus; Esc goes back to the text. */
export function Reasons({ onChoose, onLeave }: ReasonsProps) {
  const t = useText()
  const press = (event: KeyboardEvent): void => {
    const found = REASONS[Number(event.key) - 1]
    if (found) onChoose(found[0])
    else if (event.key === 'Escape' && onLeave) onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="group" aria-label={t('redirect.why')} className={css.reasons}>
      {REASONS.map(([reason, name], at) => (
        <Button
          key={reason}
          size="s"
          aria-keyshortcuts={`${at + 1}`}
          onKeyDown={press}
          onClick={() => onChoose(reason)}
        >
          {t(name)}
          <span className={css.key}>
            <Kbd keys={`${at + 1}`} />
          </span>
        </Button>
      ))}
    </div>
  )
}
