import { CircleQuestionMark } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** Tells why somebody has it, why it waits, and who could take it. */
export const why: Action = {
  name: DEEDS.why,
  label: 'deed.why',
  icon: CircleQuestionMark,
  group: 'talk',
  keys: ['shift+W'],
  can: ({ talk }) => talk !== undefined,
  run: ({ talk }) => talk?.why(),
}
