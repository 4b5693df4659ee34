/** GET /api/v1/conversations/:id/merges: what was taken into a conversation, the latest first. */
export type Merged = {
  conversationId: string
  by: string | null
  at: number
  /** Why it cannot be taken out again now, as a fault code; null when it can. */
  blocked: string | null
}

/** One cause, many conversations. `conversations` and `customers` are kept with each link. */
export type Incident = {
  id: string
  name: string
  /** What is known of it. */
  known: string
  state: 'open' | 'solved'
  since: number
  openedBy: string | null
  openedAt: number
  solvedAt: number | null
  conversations: number
  customers: number
}

/** GET /api/v1/incidents/:id, with its latest answers to all. */
export type IncidentPage = Incident & {
  answers: IncidentAnswer[]
  /** Why whoever asks may not change it, as a fault code; null when they may. */
  blocked: string | null
}

/** One text for all conversations of an incident. */
export type IncidentAnswer = {
  id: string
  text: string
  /** They were closed with it, for this reason. */
  reasonId: string | null
  byId: string
  at: number
  state: 'running' | 'done' | 'cancelled'
  told: number
  leftOut: number
}

/** POST /api/v1/incidents/:id/answers/check: what would become of it, by groups. */
export type AnswerCheck = {
  /** `private` or `public`, or why they are not told, as a fault code. */
  group: string
  goes: boolean
  count: number
  /** The first of them. */
  conversations: { id: string; name: string; channel: string }[]
}

/** Who was not told, and why, as a fault code. */
export type LeftOut = { conversationId: string; code: string; name: string; channel: string }
