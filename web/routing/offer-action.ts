import { UserRound } from 'lucide'
import type { Action } from '#web/actions'

/** Takes whoever waits, without leaving what one does. */
export const offerAction: Action = {
  name: 'house.offer',
  label: 'deed.take',
  icon: UserRound,
  group: 'house',
  keys: ['U'],
  can: ({ offer }) => offer !== undefined,
  run: ({ offer }) => offer?.(),
}
