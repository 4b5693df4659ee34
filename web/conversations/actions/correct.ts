import { PencilLine } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** What is read in the message under the cursor, or in the customer's last one, is said otherwise. */
export const correct: Action = {
  name: DEEDS.correct,
  label: 'deed.correct',
  icon: PencilLine,
  group: 'talk',
  keys: ['S'],
  can: ({ talk }) => talk?.correctReading !== undefined,
  run: ({ talk }) => talk?.correctReading?.(),
}
