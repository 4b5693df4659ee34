import type { ArrivalEvent } from '#arrivals'
import type { ConversationEvent } from '#conversations'
import type { DeadlineEvent } from '#deadlines'
import type { LogEvent } from '#log'
import type { LinkingEvent } from '#linking'
import { movings } from '#merging'
import type { ReadingEvent } from '#readings'
import type { TeamEvent } from '#teams'
import type { WorkforceEvent } from '#workforce'
import type { RoutingWorkEvent } from '#routing-work'
import { wishes } from './wishes.ts'

/** After these a conversation may want somebody else, or nobody. */
const ofTalks: readonly string[] = [
  'conversation.opened' satisfies ArrivalEvent,
  'conversation.changed' satisfies ConversationEvent,
  'message.understood' satisfies ReadingEvent,
  'deadline.changed' satisfies DeadlineEvent,
  ...movings,
]
/** After these what is open belongs to somebody else. */
const ofCustomers: readonly string[] = ['customers.linked', 'customers.parted'] satisfies LinkingEvent[]
/** After these somebody else is there, or can do something else. */
const ofPeople: readonly string[] = [
  ...(['workforce.agent', 'workforce.presence'] satisfies WorkforceEvent[]),
  ...(['team.joined', 'team.left'] satisfies TeamEvent[]),
  ...['colleague.joined', 'colleague.removed'],
]
/** After these all is looked at anew. */
const ofRules: readonly string[] = [
  ...(['workforce.rules'] satisfies WorkforceEvent[]),
  ...(['queues.changed'] satisfies RoutingWorkEvent[]),
  ...(['team.added', 'team.changed', 'team.archived'] satisfies TeamEvent[]),
]
const all: ReadonlySet<string> = new Set([...ofTalks, ...ofCustomers, ...ofPeople, ...wishes])

/** What an engine is told. */
export const concerns = (event: LogEvent, workspaceId: string): boolean =>
  event.workspaceId === workspaceId && all.has(event.kind)

export const hasPeople = (events: readonly LogEvent[]) => events.some(({ kind }) => ofPeople.includes(kind))
export const isRule = ({ kind }: LogEvent) => ofRules.includes(kind)

/** The conversations that are looked at again, each once. */
export function talksOf(events: readonly LogEvent[]): string[] {
  const ids = events.flatMap(({ kind, conversationId, detail }) => {
    if (!ofTalks.includes(kind)) return []
    return [conversationId, detail?.other].filter(id => typeof id === 'string')
  })
  return [...new Set(ids)]
}

/** The customers whose conversations may be somebody else's now, each once. */
export const customersOf = (events: readonly LogEvent[]): string[] => [
  ...new Set(events.flatMap(({ kind, detail }) => (ofCustomers.includes(kind) ? (detail!.customers as string[]) : []))),
]
