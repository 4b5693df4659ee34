/** A text and from where to where the words stand in it that were looked for. */
export type Marked = { text: string; marks: [number, number][] }

/** Somebody who is called so, with the conversation in which they were heard last. */
export type FoundPerson = { id: string; name: string; conversationId: string; channel: string; at: number }

/** A message or a note (`direction`) that says so. */
export type FoundMessage = {
  id: string
  conversationId: string
  at: number
  direction: 'in' | 'out' | 'note'
  visibility: 'public' | 'private' | 'team'
  profileId: string
  channel: string
  status: 'open' | 'waiting' | 'snoozed' | 'closed'
  customer: { id: string; name: string }
  text: Marked
}

/** GET /api/v1/search?q=&after=&limit= */
export type SearchPage = {
  /** On the first page only. */
  people: FoundPerson[]
  messages: FoundMessage[]
  next: string | null
  /** Words that nobody has ever written here, and what was looked for in their place. */
  meant: { word: string; as: string[] }[]
  /** Operators that were not understood, as they were written; names that no tag has, numbers that no case has. */
  faults: { text: string; code: 'date' | 'is' | 'has' | 'tag' | 'case' | 'sound' }[]
}
