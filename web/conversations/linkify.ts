/** A piece of a text: plain, or a link that leads somewhere safe. */
export type Piece = { text: string; href?: string }

const LINKS = /https?:\/\/[^\s<>"]+|www\.[^\s<>"]+\.[^\s<>"]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu
const AFTER = /[.,;:!?'"»”’)\]}…]+$/u

/** The addresses in a text become links; signs that end a sentence stay outside, closing brackets that were opened do not. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(LINKS)) {
    const address = trimmed(match[0])
    if (address === '') continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: address, href: hrefOf(address) })
    from = match.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

function trimmed(address: string): string {
  const rest = AFTER.exec(address)?.[0] ?? ''
  if (rest === '') return address
  const kept = address.slice(0, -rest.length)
  const closes = rest.startsWith(')') && kept.includes('(') ? 1 : 0
  return kept + rest.slice(0, closes)
}

function hrefOf(address: string): string {
  if (/^https?:/i.test(address)) return address
  return address.includes('@') && !/^www\./i.test(address) ? `mailto:${address}` : `https://${address}`
}
