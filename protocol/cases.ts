import type { Row } from './conversations.ts'
import type { ManyDone } from './many.ts'

/** The matter that spans conversations and channels. `number` is what people say aloud. */
export type Case = {
  id: string
  number: number
  title: string
  state: 'open' | 'settled'
  openedBy: string | null
  openedAt: number
  settledBy: string | null
  settledAt: number | null
  /** How often it was settled and was not: its customer wrote again, or went on elsewhere. */
  reopenedCount: number
}

/** GET /api/v1/cases/:id, with how much there is of it. */
export type CasePage = Case & {
  conversations: number
  /** Of them those that are not closed. */
  open: number
  customers: number
  /** Of them those that the reader may not see. */
  outOfSight: number
  /** The first of those in sight: what is open, then the latest. */
  first: Row[]
}

/** POST /api/v1/cases/:id/conversations. `standing`: those that are of another case, and stay there. */
export type CaseLinked = { linked: number; standing: { conversationId: string; caseId: string; number: number }[] }

/** POST /api/v1/cases/:id/settle: what became of those that were open; settled when none is open any more. */
export type CaseSettled = { case: CasePage; closed: ManyDone[] }
