import type { Condition, View } from '#protocol'
import type { Narrowing } from '#web/live'

const is = (field: string, ...values: string[]): Condition => ({ field, operator: 'is', values })

const ofView: Record<View, readonly Condition[]> = {
  mine: [is('holder', 'me'), is('status', 'open', 'waiting')],
  // Whoever is in it may change: conditions name its queue, not its people.
  team: [is('status', 'open', 'waiting')],
  unassigned: [is('status', 'open'), is('holder', 'nobody')],
  due: [is('status', 'open')],
  open: [is('status', 'open')],
  waiting: [is('status', 'waiting')],
  snoozed: [is('status', 'snoozed')],
  closed: [is('status', 'closed')],
  all: [],
  mentions: [is('mentioned', 'me')],
}

/** What a list shows, said in conditions: where a new view begins. */
export function conditionsOf(
  { view, channel, profile, unread }: Narrowing,
  saved: readonly Condition[] | undefined,
): Condition[] {
  return [
    ...(saved ?? ofView[view]),
    ...(channel ? [is('channel', channel)] : []),
    ...(profile ? [is('profile', profile)] : []),
    ...(unread ? [is('unread', 'yes')] : []),
  ]
}
