import { Reply } from 'lucide'
import type { Action } from '#web/actions'

export const reply: Action = {
  name: 'conversation.reply',
  label: 'deed.reply',
  icon: Reply,
  group: 'write',
  keys: ['R'],
  can: ({ writing }) => writing !== undefined,
  run: ({ writing }) => writing?.reply(),
}
