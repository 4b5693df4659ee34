import { AlarmClock, Archive, CircleDashed, Hourglass, Inbox, Layers, type LucideIcon, UsersRound } from 'lucide-react'
import type { View } from '#protocol'

export const VIEW_ICONS: Record<View, LucideIcon> = {
  mine: Inbox,
  unassigned: CircleDashed,
  open: UsersRound,
  waiting: Hourglass,
  snoozed: AlarmClock,
  closed: Archive,
  all: Layers,
}
