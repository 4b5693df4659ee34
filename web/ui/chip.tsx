import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './chip.module.css'

type ChipProps = {
  children: ReactNode
  /** Colour is news: `plain` unless it is late, soon, good, chosen (accent) or public (plaza). */
  tone?: 'plain' | 'late' | 'soon' | 'good' | 'accent' | 'plaza' | undefined
  isOutlined?: boolean | undefined
  isSmall?: boolean | undefined
  /** What can be done with it, at its end: an `IconButton` or a `Button` of size s. */
  deed?: ReactNode
}

export function Chip({ children, tone = 'plain', isOutlined = false, isSmall = false, deed }: ChipProps) {
  return (
    <span
      className={cx(css.chip, css[tone], isOutlined && css.outlined, isSmall && css.small, Boolean(deed) && css.deed)}
    >
      <span className={css.text}>{children}</span>
      {deed}
    </span>
  )
}
