/**
 * made: said, and nothing told of it since · in_progress: the customer was told how it goes · kept: done no later than was said
 * first · broken: its time passed · renegotiated: another date, to which the customer agreed before the one before it had
 * passed · withdrawn: it is not wanted any more, or was never said.
 */
export type PromiseState = 'made' | 'in_progress' | 'kept' | 'broken' | 'renegotiated' | 'withdrawn'

export type PromiseMatter = 'call' | 'refund' | 'deliver' | 'answer' | 'repair' | 'send' | 'other'

/** What was done with a promise, or what time did (`progress-due`, `broken`). Only ever added to. */
export type PromiseStep =
  | { kind: 'made'; text: string; dueAt: number | null; ownerId: string | null }
  | { kind: 'dated'; dueAt: number }
  | { kind: 'progressed'; note: string }
  | { kind: 'fulfilled'; note: string }
  | { kind: 'renegotiated'; dueAt: number; isAgreed: boolean }
  | { kind: 'agreed' }
  | { kind: 'withdrawn'; why: string; isByCustomer: boolean }
  | { kind: 'passed-on'; ownerId: string }
  | { kind: 'reworded'; text: string }
  | { kind: 'progress-due' }
  | { kind: 'broken' }

/** POST /api/v1/promises/:id/steps: what people may do with it. */
export type PromiseDeed = Exclude<PromiseStep, { kind: 'made' | 'progress-due' | 'broken' }>

/** A step with when, and by whom; null: by itself. */
export type PromiseTold = { at: number; by: string | null; step: PromiseStep }

/** With a reply, or POST /api/v1/messages/:id/promises. `id` is made by the browser: the same id twice is one promise. */
export type NewPromise = {
  id: string
  text: string
  matter: PromiseMatter
  /** Until when; null where none was said: it waits to be dated. */
  dueAt: number | null
  /** Who sees to it; whoever promised, where nobody is named. */
  ownerId?: string
}

export type PromiseCard = {
  id: string
  conversationId: string
  /** What the customer is called, and where they write. */
  name: string
  channel: string
  /** In which message it was made. */
  messageId: string
  scope: 'one' | 'public'
  matter: PromiseMatter
  text: string
  ownerId: string | null
  state: PromiseState
  madeAt: number
  /** What was said first; `dueAt` is what holds now. */
  originalDueAt: number | null
  dueAt: number | null
  /** Another date that was proposed, and to which the customer has not agreed. */
  proposedDueAt: number | null
  /** By when the customer is to be told how it goes; null where nothing is to be told before it is due. */
  progressDueAt: number | null
  /** That moment passed, and nothing was told since. */
  isSilent: boolean
  doneAt: number | null
  /** Nothing more is to be done. */
  endedAt: number | null
}

/** GET /api/v1/conversations/:id/promises, oldest first, each with all that was done with it. */
export type PromiseInTalk = PromiseCard & { steps: PromiseTold[] }

export type PromiseTab = 'mine' | 'team' | 'overdue' | 'history'

/** GET /api/v1/promises?tab=&owner=&state=&after=&limit= */
export type PromisePage = { rows: PromiseCard[]; next: string | null }

export const longestPromise = 500
