export const promiseKinds = ['call', 'refund', 'deliver', 'answer', 'repair', 'send', 'other'] as const
export type PromiseKind = (typeof promiseKinds)[number]

/** How a language promises. All patterns read folded lower case, those of a sentence as a whole. */
export type PromiseWords = {
  /** Future and what stands for it: a promise whatever its date. */
  willed: string
  /** The present: a promise where a day to come, or "soon", stands with it. */
  present: string
  /** The present, where a day is named, not only how long things take. */
  presentOnDay?: string
  /** What goes on with a promise that was made before in the sentence. */
  onward?: string
  /** Before the verb: it is not going to be done. */
  denied: RegExp
  /** Anywhere in the sentence: conditions, what was, what others said, what always holds. */
  unmeant: RegExp
  /** No date, but not never. */
  soon: RegExp
  /** The first that stands in the promise tells its kind. */
  kinds: readonly (readonly [PromiseKind, RegExp])[]
}
