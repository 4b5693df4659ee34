import type { ArrivalEvent } from '#arrivals'
import type { CustomerEvent } from '#customers'
import type { Statement, Tx } from '#db'
import type { LogEvent, Reaction } from '#log'
import { movings } from '#merging'
import type { MessageEvent } from '#messages'
import { enterMessages, enterPeople, moveEntries, type Named } from './entries.ts'
import { doubtWords } from './forgetting.ts'

const ofMessages: readonly (MessageEvent | ArrivalEvent)[] = [
  ...(['message.received', 'message.queued', 'message.withdrawn', 'message.edited', 'message.deleted'] as const),
  'note.written',
]

/** After these a message no longer says all that it said. */
const unsaying: readonly MessageEvent[] = ['message.withdrawn', 'message.edited', 'message.deleted']

/** Keeps what can be found as it stands now; told twice, it changes nothing. */
export const follow: Reaction = {
  room: 'search',
  canWait: true,
  kinds: [
    ...ofMessages,
    ...movings,
    'conversation.opened' satisfies ArrivalEvent,
    'customer.changed' satisfies CustomerEvent,
  ],
  async react(tx, events) {
    const messages = events.filter(({ kind }) => (ofMessages as readonly string[]).includes(kind))
    const opened = events.filter(({ kind }) => kind === 'conversation.opened')
    const changed = events.filter(({ kind }) => kind === 'customer.changed')
    const unsaid = messages.filter(({ kind }) => (unsaying as readonly string[]).includes(kind))
    if (unsaid.length > 0) await doubtWords(tx, subjectsOf(unsaid))
    if (messages.length > 0) await enterMessages(tx, subjectsOf(messages))
    const moved = events.filter(({ kind }) => (movings as readonly string[]).includes(kind))
    if (moved.length > 0) await moveEntries(tx, bothOf(moved))
    const people = [...subjectsOf(changed), ...(await customersOf(tx, opened))]
    if (people.length > 0) await enterPeople(tx, once(people))
  },
}

const subjectsOf = (events: readonly LogEvent[]): Named[] =>
  once(events.flatMap(({ workspaceId, subjectId }) => (subjectId === null ? [] : [{ workspaceId, id: subjectId }])))

const bothOf = (events: readonly LogEvent[]): Named[] =>
  once(
    events.flatMap(({ workspaceId, conversationId, detail }) =>
      [conversationId, detail?.other].flatMap(id => (typeof id === 'string' ? [{ workspaceId, id }] : [])),
    ),
  )

const once = (named: readonly Named[]): Named[] => [
  ...new Map(named.map(each => [`${each.workspaceId}/${each.id}`, each])).values(),
]

const writers: Statement = {
  name: 'search-writers',
  text: `select distinct c.workspace_id as "workspaceId", c.customer_id as id from json_to_recordset($1::json) as x(w uuid, i uuid)
    join conversations c on c.workspace_id = x.w and c.id = x.i`,
}

async function customersOf(tx: Tx, opened: readonly LogEvent[]): Promise<Named[]> {
  if (opened.length === 0) return []
  return tx.query<Named>(writers, [
    JSON.stringify(opened.map(({ workspaceId, conversationId }) => ({ w: workspaceId, i: conversationId }))),
  ])
}
