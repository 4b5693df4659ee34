import type { NewMessage } from '#protocol'

/**
 * What somebody says of a promise that was found in what they write: another date (`isOver`: the server says that it has
 * passed), that it goes without one, or that it is none.
 */
export type PromiseChoice = { kind: 'dated'; dueAt: number; isOver?: true } | { kind: 'undated' } | { kind: 'none' }

/** By the words of the promise, so that writing elsewhere asks nothing again. */
export type PromiseChoices = {
  by: Readonly<Record<string, PromiseChoice>>
  /** A text that came back: what it was not said to promise was said to be none. */
  whole?: string
}

export const noChoices: PromiseChoices = { by: {} }

type Body = Pick<NewMessage, 'text' | 'promises'>

/**
 * What had been said of the promises of a reply that came back. Where it was refused because a date had passed, it is those
 * that have, and the first one whatever this clock says. Pure.
 */
export function choicesOf({ text, promises = [] }: Body, isLate: boolean, now: number): PromiseChoices {
  if (promises.length === 0) return noChoices
  const first = Math.min(...promises.map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY))
  const said = promises.map(({ text: words, dueAt }): [string, PromiseChoice] => {
    if (dueAt === null) return [words, { kind: 'undated' }]
    return [words, { kind: 'dated', dueAt, ...(isLate && (dueAt <= now || dueAt === first) && { isOver: true }) }]
  })
  return { by: Object.fromEntries(said), whole: text }
}
