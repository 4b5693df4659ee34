import { ListChecks } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** Several deeds in one go. */
export const macro: Action = {
  name: DEEDS.macro,
  label: 'deed.macro',
  icon: ListChecks,
  group: 'talk',
  keys: ['M'],
  can: ({ talk }) => (talk?.macros.length ?? 0) > 0,
  run: ({ ask }) => ask(DEEDS.macro),
  choices: ({ talk }) =>
    (talk?.macros ?? []).map(({ id, name }) => ({ key: id, label: name, run: () => talk?.runMacro(id) })),
}
