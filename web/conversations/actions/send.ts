import { SendHorizontal } from 'lucide'
import type { Action } from '#web/actions'

export const send: Action = {
  name: 'writing.send',
  label: 'deed.send',
  icon: SendHorizontal,
  group: 'write',
  keys: ['mod+Enter'],
  can: ({ writing }) => writing?.canSend === true,
  run: ({ writing }) => writing?.send(),
}
