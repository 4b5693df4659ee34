import type { ReactNode } from 'react'
import { CircleAlert, Info, type IconNode } from 'lucide'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import css from './callout.module.css'

type CalloutProps = {
  /** late stops · soon asks · plain tells */
  tone?: 'late' | 'soon' | 'plain' | undefined
  icon?: IconNode | undefined
  children: ReactNode
  /** Two ways out at most. */
  deeds?: ReactNode
  /** A short one: the ways out stand beside it where there is room. */
  isLine?: boolean
}

/** A question in its place: what would happen, and the ways out. */
export function Callout({ tone = 'plain', icon, children, deeds, isLine = false }: CalloutProps) {
  return (
    <div className={cx(css.callout, css[tone], isLine && css.line)}>
      <Icon of={icon ?? (tone === 'late' ? CircleAlert : Info)} />
      <div className={css.body}>
        <div>{children}</div>
        {deeds && <div className={css.deeds}>{deeds}</div>}
      </div>
    </div>
  )
}
