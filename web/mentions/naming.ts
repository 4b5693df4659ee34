import type { Colleague, MessagePart } from '#protocol'

export type Mention = Extract<MessagePart, { kind: 'mention' }>
type Named = Pick<Colleague, 'id' | 'name'>

/** A name that is being written after an `@`: where the sign stands, and what of the name is there. */
export type Naming = { from: number; search: string }

const LONGEST = 40
const begun = new RegExp(`(?<![\\p{L}\\p{N}_.@-])@([^\\s@][^\\n@]{0,${LONGEST}})?$`, 'u')

/** What is being written at the cursor, if it begins as a name does; an address of mail does not. */
export function namingAt(text: string, caret: number): Naming | undefined {
  const found = begun.exec(text.slice(0, caret))
  return found ? { from: found.index, search: found[1] ?? '' } : undefined
}

/** Whether the letters of the one stand in the other, in their order. */
export function isWithin(search: string, name: string): boolean {
  let at = 0
  for (const letter of search.replaceAll(/\s/g, '')) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** The text with the whole name in the place of what was begun; `caret` stands behind it. */
export function withName(text: string, { from, search }: Naming, name: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + search.length)
  const said = `@${name}${/^\s/.test(rest) ? '' : ' '}`
  return { text: text.slice(0, from) + said + rest, caret: from + said.length }
}

/** Those whom a text names whole. Of two who are called the same, both. */
export function namedIn<N extends Named>(text: string, people: readonly N[]): N[] {
  const mentions = people.map(({ id, name }) => ({ kind: 'mention' as const, person: id, name }))
  const said = new Set(piecesOf(text, mentions).flatMap(piece => (piece.mention ? [piece.mention.name] : [])))
  return people.filter(({ name }) => said.has(name))
}

export type Piece = { text: string; mention?: Mention }

/** A text cut where it names somebody; the longest name counts where one begins as another. */
export function piecesOf(text: string, mentions: readonly Mention[]): Piece[] {
  const longestFirst = mentions.toSorted((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mention = at < from ? undefined : longestFirst.find(({ name }) => isNamed(text, at, name))
    if (!mention) continue
    if (at > from) pieces.push({ text: text.slice(from, at) })
    from = at + 1 + mention.name.length
    pieces.push({ text: text.slice(at, from), mention })
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

const isNamed = (text: string, at: number, name: string): boolean =>
  name !== '' && text.startsWith(name, at + 1) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1 + name.length))
