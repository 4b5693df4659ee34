import type { ReactNode } from 'react'
import { Chip, cx } from '#web/ui'
import type { Condition } from '#web/health'
import css from './connection-row.module.css'

type ConnectionRowProps = {
  /** Before the words: a mark. */
  start?: ReactNode
  title: ReactNode
  text: string
  deed?: ReactNode
  /** Nothing where there is nothing of its own to say. */
  condition: Condition | undefined
  /** It hangs on the connection above it. */
  isWithin?: boolean
}

/** One line of the list of connections: what it is, and at its end how it fares. */
export function ConnectionRow({ start, title, text, deed, condition, isWithin = false }: ConnectionRowProps) {
  return (
    <div className={cx(css.row, isWithin && css.within)}>
      {start}
      <div className={css.words}>
        <span className={css.title}>{title}</span>
        <span className={css.text}>{text}</span>
        {condition?.why && <span className={cx(css.why, css[condition.tone])}>{condition.why}</span>}
      </div>
      <span className={css.end}>
        {deed}
        {condition && <Chip tone={condition.tone}>{condition.words}</Chip>}
      </span>
    </div>
  )
}
