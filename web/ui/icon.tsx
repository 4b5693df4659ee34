import { createElement, type ReactNode } from 'react'
import type { IconNode } from 'lucide'
import { cx } from './cx.ts'
import css from './icon.module.css'

type IconProps = {
  of: IconNode
  /** 14, 16 or 20 px at the usual text size. */
  size?: 's' | 'm' | 'l' | undefined
  /** Arrows that point along the line turn round in right-to-left; clocks, ticks and media never do. */
  mirrors?: boolean | undefined
  /** Only where no word stands beside it. */
  name?: string | undefined
}

export function Icon({ of, size = 'm', mirrors = false, name }: IconProps) {
  const naming = name ? ({ role: 'img', 'aria-label': name } as const) : ({ 'aria-hidden': true } as const)
  return (
    <svg
      className={cx(css.icon, css[size], mirrors && css.mirrors)}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...naming}
    >
      {strokesOf(of)}
    </svg>
  )
}

const drawn = new WeakMap<IconNode, ReactNode>()

/** Made once for each drawing: a screen shows some hundred of them. */
function strokesOf(drawing: IconNode): ReactNode {
  const known = drawn.get(drawing)
  if (known !== undefined) return known
  const strokes = createElement('g', null, ...drawing.map(([tag, attributes]) => createElement(tag, attributes)))
  drawn.set(drawing, strokes)
  return strokes
}
