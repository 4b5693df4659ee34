import { useSyncExternalStore } from 'react'
import type { Sort } from '#protocol'
import type { Density, Theme } from '#web/ui'
import type { Language } from '#web/texts'

/** What a person has chosen for this browser. */
export type Choices = {
  theme: Theme
  density: Density
  /** Single letters are keys. */
  letters: boolean
  language?: Language
  /** The brand they were in last. */
  brand?: string
  /** The orders of lists, by view, where they are not the usual ones. */
  sorts?: Readonly<Record<string, Sort>>
}

const KEY = 'sobremesa.choices'
const USUAL: Choices = { theme: 'auto', density: 'auto', letters: true }
const listeners = new Set<() => void>()
let kept: Choices | undefined

export function readChoices(): Choices {
  if (kept) return kept
  try {
    kept = { ...USUAL, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choices>) }
  } catch {
    kept = USUAL
  }
  return kept
}

export function choose(change: Partial<Choices>): void {
  kept = { ...readChoices(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // It holds until the page is closed.
  }
  for (const tell of listeners) tell()
}

export function useChoices(): Choices {
  return useSyncExternalStore(tell => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, readChoices)
}
