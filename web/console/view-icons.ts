import {
  AlarmClock,
  Archive,
  AtSign,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type IconNode,
  MessagesSquare,
  Timer,
  UsersRound,
} from 'lucide'
import type { View } from '#protocol'

export const VIEW_ICONS: Record<View, IconNode> = {
  mine: Inbox,
  mentions: AtSign,
  team: UsersRound,
  unassigned: CircleDashed,
  due: Timer,
  open: MessagesSquare,
  waiting: Hourglass,
  snoozed: AlarmClock,
  closed: Archive,
  all: Layers,
}
