import {
  AlarmClock,
  Archive,
  AtSign,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  MessagesSquare,
  Timer,
  UsersRound,
} from 'lucide-react'
import type { View } from '#protocol'

export const VIEW_ICONS: Record<View, LucideIcon> = {
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
