import { UserRound } from 'lucide'
import type { Action } from '#web/actions'

export const PRESENCE = 'house.presence'

/** Its button is one's own name in the rail. */
export const presenceAction: Action = {
  name: PRESENCE,
  label: 'person.presence',
  icon: UserRound,
  group: 'house',
  keys: ['shift+D'],
  can: ({ presence }) => presence !== undefined,
  run: ({ ask }) => ask(PRESENCE),
  choices: ({ presence }) => [...(presence?.choices ?? [])],
}
