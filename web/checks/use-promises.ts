import { useEffect, useMemo, useState } from 'react'
import { useNow } from '#web/ui'
import { useBrand } from '#web/api'
import type { Draft } from '#web/outbox'
import type { Given } from './promises-of.ts'

type Engine = typeof import('./promises-of.ts').promisesOf

/** What a reply promises, in the language in which it is written or the brand's; nothing until the reader is there. */
export function usePromises({ kind, text }: Draft, language: string | undefined) {
  const { workspace } = useBrand()
  const { timeZone, language: ours } = workspace
  const [engine, setEngine] = useState<{ read: Engine }>()
  /** What may leave without a date: its words, so that writing elsewhere does not ask again. */
  const [undated, setUndated] = useState<readonly string[]>(NONE)
  const now = useNow(60_000)
  const isWanted = kind === 'reply' && text.trim() !== ''
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
  const promises = useMemo(() => {
    if (!isWanted || !engine) return NO_PROMISES
    return engine.read(text, language ? [language, ours] : [ours], { now, timeZone })
  }, [isWanted, engine, text, language, ours, now, timeZone])
  const open = promises.filter(promise => promise.due === null && !undated.includes(promise.text))
  return {
    promises,
    /** Those that say no date, and about which it was not said that they need none. */
    open,
    allow: () => setUndated([...undated, ...open.map(promise => promise.text)]),
    forget: () => setUndated(NONE),
  }
}

const NONE: readonly string[] = []
const NO_PROMISES: readonly Given[] = []
