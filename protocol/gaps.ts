import { firstNameIn, nameIn } from './names.ts'
import type { knownGaps } from './snippets.ts'

/** A piece of a text with gaps: words, or a gap `{{name}}` or `{{name|what stands there otherwise}}`. */
export type GapPiece = { text: string } | { gap: string; fallback: string | null; written: string }

const gap = /\{\{\s*([^{}|]{1,80}?)\s*(?:\|([^{}]{0,200}))?\}\}/g

/** The pieces of a text, in their order; together they are the text again. Pure. */
export function gapPieces(text: string): GapPiece[] {
  const pieces: GapPiece[] = []
  let from = 0
  for (const found of text.matchAll(gap)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) })
    pieces.push({ gap: found[1]!, fallback: found[2] ?? null, written: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** The text with what is known in its gaps; what has no value stays as it is written, and is named in `missing`. Pure. */
export function fillGaps(text: string, values: Readonly<Record<string, string>>): { text: string; missing: string[] } {
  const missing: string[] = []
  const filled = gapPieces(text).map(piece => {
    if ('text' in piece) return piece.text
    const value = (Object.hasOwn(values, piece.gap) ? values[piece.gap] : undefined) ?? piece.fallback
    if (value !== null && value !== undefined) return value
    missing.push(piece.gap)
    return piece.written
  })
  return { text: filled.join(''), missing: [...new Set(missing)] }
}

/** What is known where a text is used. */
export type KnownThere = {
  customer: string
  agent: string
  brand: string
  channel: string
  subject: string | null
}

/** What fills the gaps that the house knows; what is not known is left out. Pure. */
export function gapValuesOf({ customer, agent, brand, channel, subject }: KnownThere): Record<string, string> {
  const values: Record<(typeof knownGaps)[number], string | undefined> = {
    'customer.first-name': firstNameIn(customer),
    'customer.name': nameIn(customer),
    'agent.first-name': firstNameIn(agent),
    'agent.name': nameIn(agent),
    'brand.name': brand,
    'conversation.channel': channel,
    'conversation.subject': subject ?? undefined,
  }
  return Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => Boolean(each[1])))
}

/** The text in the first of these languages that it has, else in whichever it has. Pure. */
export function textIn(texts: Readonly<Record<string, string>>, languages: readonly string[]): string {
  const base = (language: string) => language.toLowerCase().split('-')[0]!
  const known = Object.keys(texts)
  for (const language of languages) {
    const found = known.find(each => each === language) ?? known.find(each => base(each) === base(language))
    if (found !== undefined) return texts[found]!
  }
  return texts[known[0]!] ?? ''
}
