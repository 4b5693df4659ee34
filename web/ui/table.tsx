import type { ComponentProps, ReactNode } from 'react'
import css from './table.module.css'

type TableProps = {
  /** What it lists; said aloud, and shown when `isTitled`. */
  title: string
  isTitled?: boolean | undefined
  /** A `thead` and a `tbody`. */
  children: ReactNode
}

/** A table that scrolls sideways by itself where the window is narrow. Mark figures with `Num`. */
export function Table({ title, isTitled = false, children }: TableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={css.scroll} role="region" aria-label={title} tabIndex={0}>
      <table className={css.table}>
        <caption className={isTitled ? css.title : css.hidden}>{title}</caption>
        {children}
      </table>
    </div>
  )
}

type CellProps = Omit<ComponentProps<'td'>, 'className' | 'style'>

/** A cell or, with `isHead`, a head of figures: they line up at the end. */
export function Num({ isHead = false, ...rest }: CellProps & { isHead?: boolean | undefined }) {
  return isHead ? <th scope="col" {...rest} className={css.num} /> : <td {...rest} className={css.num} />
}
