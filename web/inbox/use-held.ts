import { useState } from 'react'
import { type Held, hold } from './held.ts'

type Kept<R extends { id: string }> = { rows: readonly R[]; isBusy: boolean; held: Held<R> }

/** The rows to show while the true ones change; `release` shows them as they are. */
export function useHeld<R extends { id: string }>(rows: readonly R[], isBusy: boolean): [Held<R>, () => void] {
  const [kept, setKept] = useState<Kept<R>>(() => ({ rows, isBusy, held: hold(undefined, rows, isBusy) }))
  const release = (): void => setKept({ rows, isBusy, held: hold(undefined, rows, false) })
  if (kept.rows === rows && kept.isBusy === isBusy) return [kept.held, release]
  const next = { rows, isBusy, held: hold(kept.held, rows, isBusy) }
  setKept(next)
  return [next.held, release]
}
