import { useEffect, useMemo, useState } from 'react'
import { patiently } from '#web/bring'
import { useNow } from '#web/ui'
import { newId, useBrand } from '#web/api'
import type { Draft } from '#web/outbox'
import type { NewPromise } from '#protocol'
import { noChoices, type PromiseChoices } from './promise-choices.ts'
import type { Proposal } from './proposals.ts'

type Reader = typeof import('./brought.ts')

/** What a reply promises, in the language in which it is written or the brand's; nothing until the reader is there. */
export function usePromises({ kind, text }: Draft, language: string | undefined, choices = noChoices) {
  const { workspace } = useBrand()
  const { timeZone, language: ours } = workspace
  const isWanted = kind === 'reply' && text.trim() !== ''
  const reader = useReader(isWanted)
  /** It was to leave at a moment for which something had to be asked. */
  const [held, hold] = useState<{ text: string; at: number }>()
  const now = useNow(60_000)
  const moment = held?.text === text ? Math.max(held.at, now) : now
  const proposedAt = useMemo(() => {
    if (!isWanted || !reader) return undefined
    const languages = language ? [language, ours] : [ours]
    return (at: number, chosen: PromiseChoices) =>
      reader.proposalsOf(reader.promisesOf(text, languages, { now: at, timeZone }), chosen, at)
  }, [isWanted, reader, text, language, ours, timeZone])
  return {
    proposals: useMemo(() => proposedAt?.(moment, choices) ?? NOTHING, [proposedAt, moment, choices]),
    Lines: reader?.PromiseLines,
    /** What would leave with it at that moment; undefined where something has to be asked before. */
    at(leaveAt: number, chosen: PromiseChoices = noChoices): NewPromise[] | undefined {
      if (!reader || !proposedAt) return []
      const then = proposedAt(leaveAt, chosen)
      if (!then.some(reader.isAsked)) return reader.newPromises(then, newId)
      hold({ text, at: leaveAt })
      return undefined
    },
  }
}

function useReader(isWanted: boolean): Reader | undefined {
  const [reader, setReader] = useState<Reader>()
  useEffect(() => {
    if (!isWanted || reader) return
    let isHere = true
    void patiently(() => import('./brought.ts')).then(
      brought => isHere && setReader(brought),
      // Until it is here nothing is suggested; what is written leaves all the same.
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [isWanted, reader])
  return reader
}

const NOTHING: readonly Proposal[] = []
