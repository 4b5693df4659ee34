import type { ComponentProps, ReactNode } from 'react'
import css from './figure.module.css'

/** A number that opens: to its definition first, then to the conversations behind it. */
export function Figure({ children, type = 'button', ...rest }: Omit<ComponentProps<'button'>, 'className' | 'style'>) {
  return (
    <button {...rest} type={type} className={css.figure}>
      {children}
    </button>
  )
}

/** The answer of a page, big. `of` says what it counts, with unit and window. */
export function BigFigure({ children, of }: { children: ReactNode; of: ReactNode }) {
  return (
    <div className={css.answer}>
      <span className={css.big}>{children}</span>
      <span className={css.of}>{of}</span>
    </div>
  )
}
