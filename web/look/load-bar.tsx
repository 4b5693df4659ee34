import type { CSSProperties } from 'react'
import { cx } from '#web/ui'
import css from './load-bar.module.css'

type LoadBarProps = {
  /** Said aloud: "Carga: 80 de 100". */
  label: string
  /** One piece per conversation, in the hundredths it takes. Parked ones are hatched. */
  pieces: { weight: number; isParked?: boolean | undefined }[]
  /** What lies before them and is not theirs yet: outlined. */
  offered?: number | undefined
  /** What they take at most, where it is less than the hundred. */
  most?: number | undefined
}

/** How full a person is, to the scale of 100. */
export function LoadBar({ label, pieces, offered = 0, most = 100 }: LoadBarProps) {
  const taken = pieces.reduce((sum, piece) => sum + piece.weight, 0)
  const free = Math.max(0, most - taken - offered)
  const beyond = Math.max(0, 100 - Math.max(most, taken + offered))
  return (
    <div className={css.bar} role="img" aria-label={label}>
      {pieces.map((piece, at) => (
        <i key={at} className={cx(css.piece, piece.isParked && css.parked)} style={grow(piece.weight)} />
      ))}
      {offered > 0 && <i className={cx(css.piece, css.offered)} style={grow(offered)} />}
      {free > 0 && <i className={css.free} style={grow(free)} />}
      {beyond > 0 && <i style={grow(beyond)} />}
    </div>
  )
}

function grow(weight: number): CSSProperties {
  return { flexGrow: weight }
}
