/** A piece of a text: plain, or a link that leads somewhere safe. */
export type Piece = { text: string; href?: string }

// Bounded pieces, so that a text of any length is looked at once.
const LINKS =
  /https?:\/\/[^\s<>"]+|www\.[^\s<>".]+\.[^\s<>"]+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,}/giu
const AFTER = new Set('.,;:!?\'"»”’)]}…')

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
  let end = address.length
  while (end > 0 && AFTER.has(address[end - 1]!)) end--
  if (end === address.length) return address
  const closes = address[end] === ')' && address.slice(0, end).includes('(') ? 1 : 0
  return address.slice(0, end + closes)
}

function hrefOf(address: string): string {
  if (/^https?:/i.test(address)) return address
  return address.includes('@') && !/^www\./i.test(address) ? `mailto:${address}` : `https://${address}`
}
