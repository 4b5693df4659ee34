import { MessagesSquare } from 'lucide'
import type { Action } from '#web/actions'

/** It proposes: where an answer goes is the customer's choice. */
export const elsewhere: Action = {
  name: 'conversation.elsewhere',
  label: 'deed.elsewhere',
  icon: MessagesSquare,
  group: 'write',
  keys: ['C'],
  can: ({ writing }) => writing !== undefined,
  run: ({ writing }) => writing?.elsewhere(),
}
