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
  kept ??= stored()
  return kept
}

/** As another window of theirs may have left it. */
function stored(): Choices {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choices>) }
  } catch {
    return kept ?? USUAL
  }
}

export function choose(change: Partial<Choices>): void {
  kept = { ...stored(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // It holds until the page is closed.
  }
  tellAll()
}

function tellAll(): void {
  for (const tell of listeners) tell()
}

addEventListener('storage', ({ key }) => {
  if (key !== KEY) return
  kept = stored()
  tellAll()
})

export function useChoices(): Choices {
  return useSyncExternalStore(tell => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, readChoices)
}
