import { useEffect, useMemo, useState } from 'react'
import { useNow } from '#web/ui'
import { newId, useBrand } from '#web/api'
import type { Draft } from '#web/outbox'
import type { NewPromise } from '#protocol'
import { isAsked, newPromises, noChoices, type PromiseChoices, type Proposal, proposalsOf } from './promise-choices.ts'
import type { Given } from './promises-of.ts'

type Engine = typeof import('./promises-of.ts').promisesOf

/** What a reply promises, in the language in which it is written or the brand's; nothing until the reader is there. */
export function usePromises({ kind, text }: Draft, language: string | undefined, choices = noChoices) {
  const { workspace } = useBrand()
  const { timeZone, language: ours } = workspace
  const isWanted = kind === 'reply' && text.trim() !== ''
  const read = useReader(isWanted)
  /** It was to leave at a moment for which something had to be asked. */
  const [held, hold] = useState<{ text: string; at: number }>()
  const now = useNow(60_000)
  const moment = held?.text === text ? Math.max(held.at, now) : now
  const proposals = useMemo(() => {
    if (!isWanted || !read) return NOTHING
    return proposalsOf(found(read, text, [language, ours], moment, timeZone), choices, moment)
  }, [isWanted, read, text, language, ours, moment, timeZone, choices])
  return {
    proposals,
    /** What would leave with it at that moment; undefined where something has to be asked before. */
    at(leaveAt: number, chosen: PromiseChoices = noChoices): NewPromise[] | undefined {
      if (!isWanted || !read) return []
      const then = proposalsOf(found(read, text, [language, ours], leaveAt, timeZone), chosen, leaveAt)
      if (!then.some(isAsked)) return newPromises(then, newId)
      hold({ text, at: leaveAt })
      return undefined
    },
  }
}

const found = (
  read: Engine,
  text: string,
  [spoken, ours]: readonly [string | undefined, string],
  now: number,
  timeZone: string,
): Given[] => read(text, spoken ? [spoken, ours] : [ours], { now, timeZone })

function useReader(isWanted: boolean): Engine | undefined {
  const [engine, setEngine] = useState<{ read: Engine }>()
  useEffect(() => {
    if (!isWanted || engine) return
    let isHere = true
    void import('./promises-of.ts').then(
      ({ promisesOf }) => isHere && setEngine({ read: promisesOf }),
      // Without a connection nothing is suggested; what is written leaves all the same.
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [isWanted, engine])
  return engine?.read
}

const NOTHING: readonly Proposal[] = []
