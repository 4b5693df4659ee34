import type { CSSProperties } from 'react'
import { boardMinutes, type QueueBoard } from '#protocol'
import { useKnownTeams } from '#web/teams'
import { useFormats, useText } from '#web/texts'
import { useNow, VisuallyHidden } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import { type Column, columnsOf, placeOf, totalOf } from './standing.ts'
import css from './wallboard.module.css'

/** What waits in each queue, each a dot on the way to the end of its time. */
export function Lanes({ queues }: { queues: readonly QueueBoard[] }) {
  const t = useText()
  const { waiting, late } = totalOf(queues)
  return (
    <section className={css.lanes} aria-labelledby="wall-waiting">
      <div className={css.heading}>
        <h2 id="wall-waiting">{t('wall.waiting')}</h2>
        <span className={css.about}>{t('wall.waiting.about', { count: waiting })}</span>
        {late > 0 && <strong className={css.late}>{t('wall.late', { count: late })}</strong>}
      </div>
      <ul className={css.list}>
        {queues.map(queue => (
          <Lane key={queue.teamId ?? 'common'} queue={queue} />
        ))}
      </ul>
      <Axis />
    </section>
  )
}

function Lane({ queue }: { queue: QueueBoard }) {
  const t = useText()
  const ways = useWays()
  const teams = useKnownTeams()
  const { teamId } = queue
  const name = teamId === null ? t('queues.common') : (teams.find(({ id }) => id === teamId)?.name ?? '…')
  const later = queue.waiting - queue.due.reduce((sum, { count }) => sum + count, 0)
  return (
    <li className={css.lane}>
      <div className={css.queue}>
        <WayLink className={css.name} href={ways.wallboard(teamId ?? 'common')}>
          <bdi>{name}</bdi>
        </WayLink>
        <span className={css.about}>
          <Waits queue={queue} />
        </span>
      </div>
      <div className={css.track} aria-hidden="true">
        <span className={css.over} style={along(0)} />
        {columnsOf(queue.due).map(column => (
          <Dots key={column.minute} column={column} />
        ))}
        {later > 0 && <span className={css.later}>{t('wall.later', { count: later })}</span>}
      </div>
    </li>
  )
}

/** All that the dots show, in words. */
function Waits({ queue: { waiting, late, soon, longestSince, mode } }: { queue: QueueBoard }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  if (waiting === 0 || longestSince === null) return t('wall.queue.calm', { mode })
  const longest = formats.span(Math.max(60_000, now - longestSince))
  return (
    <>
      {t('wall.queue', { waiting, longest })}
      <VisuallyHidden>{t('wall.queue.dots', { late, soon })}</VisuallyHidden>
    </>
  )
}

const mostDots = 5

function Dots({ column: { minute, count, tone } }: { column: Column }) {
  const drawn = count > mostDots ? mostDots - 1 : count
  return (
    <span className={css.column} data-tone={tone} style={along(minute)}>
      {count > drawn && <span className={css.more}>+{count - drawn}</span>}
      {Array.from({ length: drawn }, (_, at) => (
        <i key={at} />
      ))}
    </span>
  )
}

const marks = [-boardMinutes.before, 0, 15, 30, boardMinutes.after] as const

function Axis() {
  const t = useText()
  return (
    <div className={css.axis} aria-hidden="true">
      {marks.map(minute => (
        <span key={minute} data-now={minute === 0 ? '' : undefined} style={along(minute)}>
          {t('wall.axis', { minute: Math.abs(minute), side: minute < 0 ? 'before' : minute === 0 ? 'now' : 'after' })}
        </span>
      ))}
    </div>
  )
}

const along = (minute: number): CSSProperties => ({ '--at': placeOf(minute) }) as CSSProperties
