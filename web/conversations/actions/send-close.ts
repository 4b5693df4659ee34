import { CheckCheck } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { reasonChoices } from './reason-choices.ts'

/** The reason is asked before anything leaves. */
export const sendClose: Action = {
  name: DEEDS.sendClose,
  label: 'deed.send-close',
  icon: CheckCheck,
  group: 'write',
  keys: ['mod+shift+Enter'],
  can: ({ writing }) => writing?.canSend === true,
  run: ({ ask }) => ask(DEEDS.sendClose),
  choices: ({ talk, writing, t }) => reasonChoices(talk, t, id => writing?.sendAndClose(id)),
}
