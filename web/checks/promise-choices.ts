import { longestPromise, type NewMessage, type NewPromise } from '#protocol'
import type { Given } from './promises-of.ts'

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

/**
 * A promise as it would go with the reply. set: with its date · undated: without one, as was said · none: not at all · open:
 * it says no date, and is asked about · over: its date has passed, and is asked about.
 */
export type Proposal = Given & { state: 'set' | 'undated' | 'none' | 'open' | 'over' }

export const noChoices: PromiseChoices = { by: {} }
const mostInOne = 20

/** What is proposed of what was found, at the moment at which it would leave; the same words twice are one promise. Pure. */
export function proposalsOf(found: readonly Given[], choices: PromiseChoices, at: number): Proposal[] {
  return found
    .filter(({ text }, index) => found.findIndex(other => other.text === text) === index)
    .slice(0, mostInOne)
    .map(given => {
      const choice = choices.by[given.text] ?? (choices.whole?.includes(given.text) ? NONE : undefined)
      if (choice?.kind === 'none' || choice?.kind === 'undated') return { ...given, state: choice.kind }
      const dueAt = choice ? choice.dueAt : given.dueAt
      if (dueAt === null) return { ...given, state: 'open' }
      return { ...given, dueAt, state: choice?.isOver || dueAt <= at ? 'over' : 'set' }
    })
}

const NONE: PromiseChoice = { kind: 'none' }

/** It has to be answered before it leaves. */
export const isAsked = ({ state }: Proposal): boolean => state === 'open' || state === 'over'

/** What goes with the reply. Pure but for the ids. */
export function newPromises(proposals: readonly Proposal[], newId: () => string): NewPromise[] {
  return proposals
    .filter(({ state }) => state !== 'none')
    .map(({ text, kind, state, dueAt }) => ({
      ...{ id: newId(), text: [...text].slice(0, longestPromise).join(''), matter: kind },
      dueAt: state === 'undated' ? null : dueAt,
    }))
}

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
