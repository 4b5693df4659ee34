import { HandHelping, UserRoundMinus } from 'lucide'
import type { Action } from '#web/actions'

/** What one answers to what lies before one, without leaving what one does. */
export const offerActions: readonly Action[] = [
  {
    name: 'house.take-offer',
    label: 'deed.offer-accept',
    icon: HandHelping,
    group: 'house',
    keys: ['U'],
    can: ({ offer }) => offer !== undefined,
    run: ({ offer }) => offer?.accept(),
  },
  {
    name: 'house.leave-offer',
    label: 'deed.offer-decline',
    icon: UserRoundMinus,
    group: 'house',
    keys: ['shift+U'],
    can: ({ offer }) => offer !== undefined,
    run: ({ offer }) => offer?.decline(),
  },
]
