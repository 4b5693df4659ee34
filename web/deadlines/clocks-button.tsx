import { Pause } from 'lucide'
import type { Conversation, DeadlineCard } from '#protocol'
import { Popover } from '#web/overlay'
import { useFormats, usePageTexts, useText } from '#web/texts'
import { Deadline, Icon, leftOf, useNow } from '#web/ui'
import { aimWords } from './aim-words.ts'
import { Clocks } from './clocks.tsx'
import { useDeadlines } from './queries.ts'
import { foremostOf } from './standing.ts'
import css from './deadlines.module.css'

/** Which clock of a conversation matters now, and how it stands; opened, all of them. Nothing where no clock ever ran. */
export function ClocksButton({ conversation: { id } }: { conversation: Conversation }) {
  const t = useText()
  const hasTexts = usePageTexts()
  const clocks = useDeadlines(id)
  if (!hasTexts || !clocks.data || clocks.data.length === 0) return null
  return (
    <Popover
      label={t('clock.all')}
      renderTrigger={props => (
        <button {...props} type="button" className={css.button} data-deed="clocks">
          <Foremost clock={foremostOf(clocks.data)} />
        </button>
      )}
    >
      <Clocks clocks={clocks.data} isOld={clocks.isError} />
    </Popover>
  )
}

function Foremost({ clock }: { clock: DeadlineCard | undefined }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(1000)
  if (!clock) return <span className={css.quiet}>{t('clock.done')}</span>
  const name = <span className={css.aim}>{aimWords(clock, t)}</span>
  if (clock.state === 'paused' || clock.dueAt === null)
    return (
      <span className={css.quiet}>
        <Icon of={Pause} size="s" />
        {name} {t(clock.state === 'paused' ? 'clock.rests' : 'clock.never')}
      </span>
    )
  const left = clock.dueAt - now
  const words = left > 0 ? t('clock.left', { time: formats.span(left) }) : t('clock.late', { time: formats.span(left) })
  return (
    <Deadline left={leftOf(clock.startedAt, clock.dueAt, now)}>
      {name} {words}
    </Deadline>
  )
}
