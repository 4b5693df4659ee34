import { AtSign } from 'lucide'
import type { Action } from '#web/actions'

export const settleMention: Action = {
  name: 'conversation.settle-mention',
  label: 'mention.settle',
  icon: AtSign,
  group: 'talk',
  keys: ['D'],
  can: ({ talk }) => talk?.isAsked === true,
  run: ({ talk }) => talk?.settleMention(),
}
