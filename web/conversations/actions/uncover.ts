import { Shield } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** What is covered in the message under the cursor, or in the last that has something covered, is shown or covered again. */
export const uncover: Action = {
  name: DEEDS.uncover,
  label: 'deed.uncover',
  icon: Shield,
  group: 'talk',
  keys: ['W'],
  can: ({ talk }) => talk?.uncover !== undefined,
  run: ({ talk }) => talk?.uncover?.(),
}
