import { CheckCheck } from 'lucide-react'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** The reason is asked before anything leaves. */
export const sendClose: Action = {
  name: DEEDS.sendClose,
  label: 'deed.send-close',
  icon: CheckCheck,
  group: 'write',
  keys: ['mod+shift+Enter'],
  can: ({ talk }) => talk?.canSend === true,
  run: ({ ask }) => ask(DEEDS.sendClose),
  choices: ({ talk }) =>
    (talk?.reasons ?? []).map(({ id, label }) => ({ key: id, label, run: () => talk?.sendAndClose(id) })),
}
