import { Bell } from 'lucide'
import type { Action } from '#web/actions'

/** Its button is the bell. */
export const NOTIFICATIONS = 'house.notifications'

export const notifications: Action = {
  name: NOTIFICATIONS,
  label: 'notice.title',
  icon: Bell,
  group: 'house',
  keys: ['B'],
  can: () => true,
  run: ({ ask }) => ask(NOTIFICATIONS),
}
