import type { DeadlineCard } from '#protocol'
import { withinWords } from '#web/levels'
import { useFormats, useText } from '#web/texts'
import { Callout, useNow } from '#web/ui'
import { aimWords } from './aim-words.ts'
import { stateWords } from './clock-words.ts'
import { standingOf } from './standing.ts'
import css from './deadlines.module.css'

const mostPast = 6

/** All clocks of a conversation: those that stand, and what became of the latest others. */
export function Clocks({ clocks, isOld }: { clocks: readonly DeadlineCard[]; isOld: boolean }) {
  const t = useText()
  const standing = standingOf(clocks)
  const past = clocks.filter(clock => !standing.includes(clock)).slice(0, mostPast)
  return (
    <div className={css.clocks}>
      {isOld && <Callout tone="soon">{t('deadlines.old')}</Callout>}
      <Lines label={t('deadlines.standing')} clocks={standing} />
      {standing.some(({ state }) => state === 'paused') && <p className={css.why}>{t('deadlines.paused.why')}</p>}
      {past.length > 0 && (
        <>
          <h3 className={css.heading}>{t('deadlines.past')}</h3>
          <Lines label={t('deadlines.past')} clocks={past} />
        </>
      )}
    </div>
  )
}

function Lines({ label, clocks }: { label: string; clocks: readonly DeadlineCard[] }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(1000)
  if (clocks.length === 0) return <p className={css.why}>{t('deadlines.none')}</p>
  return (
    <ul className={css.lines} aria-label={label}>
      {clocks.map(clock => (
        <li key={`${clock.aim} ${clock.startedAt}`} className={css.line} data-late={isLate(clock, now) || undefined}>
          <b>{aimWords(clock, t)}</b>
          <span className={css.within}>{withinWords(clock.within, t, formats)}</span>
          <span className={css.state}>{stateWords(clock, now, t, formats)}</span>
        </li>
      ))}
    </ul>
  )
}

const isLate = ({ state, dueAt }: DeadlineCard, now: number): boolean =>
  state === 'missed' || (state === 'running' && dueAt !== null && dueAt <= now)
