import { Gift } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** One makes it right, within what one may give. */
export const gesture: Action = {
  name: DEEDS.gesture,
  label: 'deed.gesture',
  icon: Gift,
  group: 'talk',
  keys: ['F'],
  can: ({ talk }) => talk !== undefined,
  run: ({ ask }) => ask(DEEDS.gesture),
}
