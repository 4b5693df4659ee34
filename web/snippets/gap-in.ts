import { gapPieces } from '#protocol'

/** A gap that is still to be filled, and where it stands in the text; undefined where there is none. */
export function gapIn(text: string): { name: string; from: number; to: number } | undefined {
  let at = 0
  for (const piece of gapPieces(text)) {
    const length = 'text' in piece ? piece.text.length : piece.written.length
    if ('gap' in piece) return { name: piece.gap, from: at, to: at + length }
    at += length
  }
  return undefined
}
