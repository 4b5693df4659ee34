import type { ReactNode } from 'react'
import css from './hidden.module.css'

/** For those who listen, not for those who look. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>
}

/** Says what changes inside it: politely, or at once when `isUrgent` (a deadline passed, now it is public). */
export function LiveRegion({ children, isUrgent = false }: { children: ReactNode; isUrgent?: boolean | undefined }) {
  return (
    <div className={css.hidden} role={isUrgent ? 'alert' : 'status'} aria-live={isUrgent ? 'assertive' : 'polite'}>
      {children}
    </div>
  )
}
