/** A piece of a text: plain, or what stands in the place of something covered. `end`: its last signs, where they are told. */
export type Piece = { text: string; kind?: 'card' | 'iban' | 'security-code'; end?: string }

// As the server writes them.
const COVERS = /(?<iban>[A-Z]{2}•• •••• (?<account>[A-Z\d]{4}))|•••• (?<card>\d{4})(?!\d)|(?<!•)•••(?!•)/g

/** A text taken apart where something is covered. Pure. */
export function shieldPieces(text: string): Piece[] {
  if (!text.includes('•••')) return [{ text }]
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: said, index, groups } of text.matchAll(COVERS)) {
    if (index > from) pieces.push({ text: text.slice(from, index) })
    const { account, card } = groups ?? {}
    if (account !== undefined) pieces.push({ text: said, kind: 'iban', end: account })
    else if (card === undefined) pieces.push({ text: said, kind: 'security-code' })
    else pieces.push({ text: said, kind: 'card', end: card })
    from = index + said.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}
