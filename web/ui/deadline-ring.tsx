import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { newsOf } from './time-left.ts'
import css from './deadline-ring.module.css'

const ROUND = 37.7

type Clock = {
  /** What is left of the time given, 1 to 0; below 0 it is late. */
  left: number
}

/** A deadline as a ring that empties. Decorative: the time stands in words beside it. */
export function DeadlineRing({ left }: Clock) {
  const news = newsOf(left)
  if (news === 'late') {
    return (
      <svg className={cx(css.ring, css.late)} viewBox="0 0 16 16" aria-hidden="true">
        <circle className={css.core} cx="8" cy="8" r="4" />
        <circle className={css.rim} cx="8" cy="8" r="6.6" />
      </svg>
    )
  }
  return (
    <svg className={cx(css.ring, css[news])} viewBox="0 0 16 16" aria-hidden="true">
      <circle className={css.track} cx="8" cy="8" r="6" />
      <circle className={css.left} cx="8" cy="8" r="6" strokeDasharray={`${Math.min(1, left) * ROUND} ${ROUND}`} />
    </svg>
  )
}

/** The ring and its words, which take the colour of the news. */
export function Deadline({ left, children }: Clock & { children: ReactNode }) {
  return (
    <span className={cx(css.deadline, css[newsOf(left)])}>
      <DeadlineRing left={left} />
      <bdi>{children}</bdi>
    </span>
  )
}
