import type { CSSProperties } from 'react'
import { cx } from './cx.ts'
import css from './load-bar.module.css'

type LoadBarProps = {
  /** Said aloud: "Carga: 80 de 100". */
  label: string
  /** One piece per conversation, in the hundredths it takes. Parked ones are hatched. */
  pieces: { weight: number; isParked?: boolean | undefined }[]
}

/** How full a person is, to the scale of 100. */
export function LoadBar({ label, pieces }: LoadBarProps) {
  const free = Math.max(0, 100 - pieces.reduce((sum, piece) => sum + piece.weight, 0))
  return (
    <div className={css.bar} role="img" aria-label={label}>
      {pieces.map((piece, at) => (
        <i key={at} className={cx(css.piece, piece.isParked && css.parked)} style={grow(piece.weight)} />
      ))}
      {free > 0 && <i className={css.free} style={grow(free)} />}
    </div>
  )
}

function grow(weight: number): CSSProperties {
  return { flexGrow: weight }
}
