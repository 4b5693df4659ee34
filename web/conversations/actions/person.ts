import { UsersRound } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

/** Says that the customer is somebody else whom we know, too. */
export const person: Action = {
  name: DEEDS.person,
  label: 'deed.person',
  icon: UsersRound,
  group: 'talk',
  keys: ['shift+U'],
  can: ({ together }) => together !== undefined,
  run: ({ together }) => together?.linkPerson(),
}
