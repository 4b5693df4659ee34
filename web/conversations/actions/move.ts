import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide'
import type { Action } from '#web/actions'

export const next: Action = {
  name: 'list.next',
  label: 'deed.next',
  icon: ArrowDown,
  group: 'list',
  keys: ['J'],
  isUnlisted: true,
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.move(1),
}

export const previous: Action = {
  name: 'list.previous',
  label: 'deed.previous',
  icon: ArrowUp,
  group: 'list',
  keys: ['K'],
  isUnlisted: true,
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.move(-1),
}

/** The row itself hears Enter; this is how the key comes into the sheet. */
export const open: Action = {
  name: 'list.open',
  label: 'deed.open',
  icon: CornerDownLeft,
  group: 'list',
  keys: ['O'],
  isUnlisted: true,
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.open(),
}
