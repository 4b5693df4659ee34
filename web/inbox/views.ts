import type { View } from '#protocol'
import type { Key } from '#web/texts'

export const VIEW_NAMES: Record<View, Key> = {
  mine: 'view.mine',
  team: 'view.team',
  mentions: 'view.mentions',
  unassigned: 'view.unassigned',
  due: 'view.due',
  open: 'view.open',
  waiting: 'view.waiting',
  snoozed: 'view.snoozed',
  closed: 'view.closed',
  all: 'view.all',
}
