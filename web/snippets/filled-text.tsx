import { gapPieces } from '#protocol'
import css from './snippets.module.css'

type FilledTextProps = {
  text: string
  /** The name of a gap in the reader's words. */
  nameOf?: (gap: string) => string
}

/** A text whose gaps are to be seen. */
export function FilledText({ text, nameOf = name => name }: FilledTextProps) {
  return (
    <span className={css.text} dir="auto">
      {gapPieces(text).map((piece, at) =>
        'text' in piece ? (
          piece.text
        ) : (
          <mark key={at} className={css.gap}>
            {nameOf(piece.gap)}
          </mark>
        ),
      )}
    </span>
  )
}
