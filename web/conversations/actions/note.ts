import { StickyNote } from 'lucide'
import type { Action } from '#web/actions'

export const note: Action = {
  name: 'conversation.note',
  label: 'deed.note',
  icon: StickyNote,
  group: 'write',
  keys: ['N'],
  can: ({ writing }) => writing !== undefined,
  run: ({ writing }) => writing?.note(),
}
