import type { CSSProperties } from 'react'
import css from './hue-dot.module.css'

/** A dot in a hue (degrees) beside what is written: decorative, for colour is never the only sign. */
export function HueDot({ hue }: { hue: number }) {
  return <span className={css.dot} style={{ '--hue': hue } as CSSProperties} data-hue="" aria-hidden="true" />
}
