import { longestPromise, type NewPromise } from '#protocol'
import type { PromiseChoice, PromiseChoices } from './promise-choices.ts'
import type { Given } from './promises-of.ts'

/**
 * A promise as it would go with the reply. set: with its date · undated: without one, as was said · none: not at all · open:
 * it says no date, and is asked about · over: its date has passed, and is asked about.
 */
export type Proposal = Given & { state: 'set' | 'undated' | 'none' | 'open' | 'over' }

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
