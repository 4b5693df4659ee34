import type { ReactNode } from 'react'
import { cx } from '#web/ui'
import css from './separator.module.css'

/** A day begins: its date in words. */
export function DaySeparator({ children }: { children: ReactNode }) {
  return <Line>{children}</Line>
}

/** From here on nobody has read it. */
export function UnreadSeparator({ children }: { children: ReactNode }) {
  return <Line isNew>{children}</Line>
}

function Line({ children, isNew = false }: { children: ReactNode; isNew?: boolean | undefined }) {
  return (
    <div className={cx(css.line, isNew && css.new)}>
      <span>{children}</span>
    </div>
  )
}
