import { RotateCcw } from 'lucide'
import type { Action } from '#web/actions'

export const reopen: Action = {
  name: 'conversation.reopen',
  label: 'deed.reopen',
  icon: RotateCcw,
  group: 'talk',
  keys: ['shift+E'],
  can: ({ talk, many }) => many !== undefined || talk?.status === 'closed' || talk?.status === 'snoozed',
  run: ({ talk, many }) => (many ?? talk)?.reopen(),
}
