/** How sure a proposal is, by how often those like it were right: nearly always, mostly, or less often. */
export type Sureness = 'sure' | 'likely' | 'maybe'

/** What a conversation may be closed for, the likeliest first; at most three, none where nothing is to be said. */
export type ProposedReasons = {
  conversationId: string
  proposed: { reasonId: string; sure: Sureness }[]
}

/** Of the last closings, each proposed before it was learnt, as shares from 0 to 1. */
export type ProposalFigures = {
  /** How many closings that were. */
  tested: number
  /** The first proposal was right. */
  first: number
  /** One of the first three was right. */
  three: number
  /** Something would have been proposed. */
  covered: number
  /** Always proposing the commonest reason would have been right. */
  commonest: number
  /** It is enough better than the commonest one to be shown. */
  isGood: boolean
}

/** Why a version was kept: after so many closings more, or before somebody began anew or went back. */
export type ProposalVersionWhy = 'learnt' | 'before-anew' | 'before-back'

/** GET /api/v1/proposed-reasons */
export type ProposalStanding = {
  isShown: boolean
  /** Closings that were learnt, and those that are to be. */
  learnt: number
  waiting: number
  learntAt: number | null
  figures: ProposalFigures
  /** The latest first. `first`: how often its first proposal was right. */
  versions: { id: string; at: number; why: ProposalVersionWhy; learnt: number; first: number }[]
}
