import type { CSSProperties } from 'react'
import { readSpans } from '#web/levels'
import type { DayText } from './shift-draft.ts'
import css from './week.module.css'

const WHOLE = 1440

type Span = { opens: number; closes: number }

/** A day from midnight to midnight: its work, and its breaks cut out of it. What goes on into the next day is cut there. */
export function DayBar({ day: { hours, breaks } }: { day: DayText }) {
  const draw =
    (name: string | undefined) =>
    ({ opens, closes }: Span) => {
      const style = { '--from': opens / WHOLE, '--to': Math.min(WHOLE, closes) / WHOLE } as CSSProperties
      return <i key={`${name} ${opens}`} className={name} style={style} />
    }
  return (
    <span className={css.bar} aria-hidden="true">
      {(readSpans(hours) ?? []).map(draw(css.work))}
      {(readSpans(breaks) ?? []).map(draw(css.rest))}
    </span>
  )
}
