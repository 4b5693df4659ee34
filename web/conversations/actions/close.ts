import { Check } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { reasonChoices } from './reason-choices.ts'

/** Every conversation closes for a reason: the avoidable ones are to be found later. */
export const close: Action = {
  name: DEEDS.close,
  label: 'deed.close-for',
  icon: Check,
  group: 'talk',
  keys: ['E'],
  can: ({ talk, many }) => many !== undefined || (talk !== undefined && talk.status !== 'closed'),
  run: ({ ask }) => ask(DEEDS.close),
  note: ({ many, t }) => (many && many.openCases > 0 ? t('many.cases', { count: many.openCases }) : undefined),
  choices: ({ talk, many, t }) => {
    const those = many ?? talk
    return reasonChoices(those, t, id => those?.close(id))
  },
}
