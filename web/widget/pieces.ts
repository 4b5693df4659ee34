export type Piece = { at: number; text: string; isAddress: boolean }

const address = /\bhttps?:\/\/[^\s<>"']+/gi
// A full stop or a closing mark after an address belongs to the sentence.
const ending = '.,;:!?)]}»”…'

/** A text in pieces, web addresses apart; put together they are the text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const cut = (end: number, isAddress: boolean) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), isAddress })
    at = end
  }
  for (const found of text.matchAll(address)) {
    cut(found.index, false)
    let length = found[0].length
    while (ending.includes(found[0][length - 1]!)) length--
    cut(found.index + length, true)
  }
  cut(text.length, false)
  return pieces
}
