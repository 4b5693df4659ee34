import type { LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'
import css from './icon.module.css'

type IconProps = {
  of: LucideIcon
  /** 14, 16 or 20 px at the usual text size. */
  size?: 's' | 'm' | 'l' | undefined
  /** Arrows that point along the line turn round in right-to-left; clocks, ticks and media never do. */
  mirrors?: boolean | undefined
  /** Only where no word stands beside it. */
  name?: string | undefined
}

export function Icon({ of: Drawing, size = 'm', mirrors = false, name }: IconProps) {
  const naming = name ? ({ role: 'img', 'aria-label': name } as const) : ({ 'aria-hidden': true } as const)
  return <Drawing className={cx(css.icon, css[size], mirrors && css.mirrors)} strokeWidth={1.75} {...naming} />
}
