import {
  AlarmClock,
  Archive,
  AtSign,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  UsersRound,
} from 'lucide-react'
import type { View } from '#protocol'

export const VIEW_ICONS: Record<View, LucideIcon> = {
  mine: Inbox,
  mentions: AtSign,
  unassigned: CircleDashed,
  open: UsersRound,
  waiting: Hourglass,
  snoozed: AlarmClock,
  closed: Archive,
  all: Layers,
}
