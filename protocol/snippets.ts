/** GET /api/v1/snippets: a text written beforehand; the reader's own, or everybody's (`isShared`). */
export type Snippet = {
  id: string
  name: string
  /** Found by it after `/`. */
  shortcut: string | null
  /** By language, as BCP 47 names it; its gaps are written as `{{name}}` or `{{name|otherwise}}`. */
  texts: Record<string, string>
  isShared: boolean
  /** How often the reader took it, and when last; null where never. */
  uses: number
  lastUsedAt: number | null
}

export type NewSnippet = Pick<Snippet, 'name' | 'shortcut' | 'texts' | 'isShared'>

/** GET /api/v1/conversations/:id/gaps: what is known there for gaps, and the languages to write in, the best first. */
export type GapValues = { values: Record<string, string>; languages: string[] }

/** The gaps that the house fills where it can. */
export const knownGaps = [
  'customer.first-name',
  'customer.name',
  'agent.first-name',
  'agent.name',
  'brand.name',
  'conversation.channel',
  'conversation.subject',
] as const
