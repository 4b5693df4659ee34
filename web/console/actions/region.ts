import { PanelsTopLeft } from 'lucide'
import type { Action } from '#web/actions'

/** From one part of the page to the next: rail, list, conversation, composer, panel. */
function goRound(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(part => part.offsetParent !== null)
  const here = parts.findLastIndex(part => part.contains(document.activeElement))
  const next = parts[(here + by + parts.length) % parts.length]
  const inside = next?.matches('[tabindex]')
    ? next
    : next?.querySelector<HTMLElement>('[tabindex="0"], a[href], button, textarea, input')
  inside?.focus()
}

export const nextRegion: Action = {
  name: 'house.next-region',
  label: 'deed.next-region',
  icon: PanelsTopLeft,
  group: 'house',
  keys: ['F6'],
  isUnlisted: true,
  can: () => true,
  run: () => goRound(1),
}

export const previousRegion: Action = {
  name: 'house.previous-region',
  label: 'deed.previous-region',
  icon: PanelsTopLeft,
  group: 'house',
  keys: ['shift+F6'],
  isUnlisted: true,
  can: () => true,
  run: () => goRound(-1),
}
