import type { CSSProperties } from 'react'
import { VisuallyHidden } from '#web/ui'
import css from './loading-shape.module.css'

type LoadingShapeProps = {
  /** Said aloud after the same patience: "Cargando". */
  label: string
  /** rows: the inbox · talk: a conversation · page: a title and its lines */
  as?: 'rows' | 'talk' | 'page' | undefined
  count?: number | undefined
}

/** Nothing for 150 ms, then the shape of what is coming, still. */
export function LoadingShape({ label, as = 'rows', count = 4 }: LoadingShapeProps) {
  return (
    <div className={css.shape} role="status" aria-busy="true">
      <VisuallyHidden>{label}</VisuallyHidden>
      {as === 'page' && <i className={css.title} />}
      {Array.from({ length: count }, (_, at) => (
        <Piece key={at} as={as} at={at} />
      ))}
    </div>
  )
}

function Piece({ as, at }: { as: 'rows' | 'talk' | 'page'; at: number }) {
  const wide = wideOf(at)
  if (as === 'page') return <i className={css.line} style={wide} />
  if (as === 'talk') return <i className={css.bubble} data-us={at % 3 === 2 ? '' : undefined} style={wide} />
  return (
    <div className={css.row}>
      <i className={css.face} />
      <div className={css.lines}>
        <i className={css.name} style={wideOf(at + 2)} />
        <i className={css.line} style={wide} />
      </div>
    </div>
  )
}

const WIDTHS = [80, 92, 66, 74, 58]

function wideOf(at: number): CSSProperties {
  return { inlineSize: `${WIDTHS[at % WIDTHS.length]}%` }
}
