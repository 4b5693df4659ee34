import type { Statement, Tx } from '#db'
import { append, type LogEvent, type NewEvent } from '#log'
import { writeChange } from './change.ts'
import type { ConversationEvent } from './events.ts'
import { stateOf } from './state.ts'
import { loadConversation, lockCustomers } from './store.ts'

/** What this reaction wants to be told. */
export const ofHolders = ['colleague.removed', 'holder.left', 'conversation.changed'] as const

type Person = { workspaceId: string; personId: string }
type Gone = Person & { name: string }
type Held = Gone & { id: string; customerId: string; at: number }

/** How many are put back in one transaction: each holds its customer's lock until the end of it. */
const slice = 100

/**
 * Conversations in the hands of somebody who no longer belongs to the team go back to the queue: all of them when a
 * colleague is removed, a slice at a time, each with the event that asks for the next; later those that only now come
 * back into such hands, opened again or given away in the same moment. What is put aside stays so until its time. Told
 * again, it finds nothing left to do.
 */
export async function onColleagueRemoved(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  const left = events.filter(({ kind }) => kind !== 'conversation.changed')
  const returned = events.filter(isTakenUp)
  if (left.length + returned.length === 0) return
  const gone = await goneOf(tx, [...left.map(byName), ...returned.map(holder)])
  if (gone.size === 0) return
  const at = events.at(-1)!.at
  const holding = [...new Set(left.map(event => gone.get(keyOf(byName(event)))))].filter(each => each !== undefined)
  const held = [
    ...(await heldBy(tx, holding, at)),
    ...(await heldAgain(
      tx,
      returned.filter(event => gone.has(keyOf(holder(event)))),
      gone,
    )),
  ]
  const now = held.slice(0, slice)
  // All at once, in the order that everybody keeps to.
  await lockCustomers(
    tx,
    now.map(({ customerId }) => customerId),
  )
  const told: NewEvent[] = []
  for (const each of now) told.push(...(await release(tx, each)))
  const rest = new Map(held.slice(slice).map(each => [keyOf(each), each]))
  await append(tx, [...told, ...[...rest.values()].map(next)])
}

const keyOf = ({ workspaceId, personId }: Person) => `${workspaceId}/${personId}`
const byName = ({ workspaceId, subjectId }: LogEvent): Person => ({ workspaceId, personId: subjectId! })
const next = ({ workspaceId, personId }: Person): NewEvent => ({
  workspaceId,
  kind: 'holder.left' satisfies ConversationEvent,
  subjectId: personId,
})

type Told = { from?: { status?: string }; to?: { status?: string; holder?: string }; deed?: string }

const holder = ({ workspaceId, detail }: LogEvent): Person => ({
  workspaceId,
  personId: (detail as Told | null)?.to?.holder ?? '',
})

/** Whether a conversation has come into a person's hands without their doing. */
function isTakenUp({ kind, detail }: LogEvent): boolean {
  if (kind !== 'conversation.changed') return false
  const { from, to, deed } = (detail ?? {}) as Told
  if (!to?.holder || to.holder === 'queue' || to.holder === 'bot' || to.status === 'closed') return false
  return deed === 'assigned' || from?.status === 'closed'
}

const removed: Statement = {
  name: 'conversations-removed-holders',
  text: `select m.workspace_id as "workspaceId", m.person_id as "personId", m.name
    from (select distinct w, p from json_to_recordset($1::json) as x(w uuid, p uuid)) x
    join memberships m on m.workspace_id = x.w and m.person_id = x.p where m.removed_at is not null`,
}

async function goneOf(tx: Tx, people: readonly Person[]): Promise<Map<string, Gone>> {
  const named = people.map(({ workspaceId, personId }) => ({ w: workspaceId, p: personId }))
  const rows = await tx.query<Gone>(removed, [JSON.stringify(named)])
  return new Map(rows.map(row => [keyOf(row), row]))
}

const holdings: Statement = {
  name: 'conversations-held',
  text: `select id, customer_id as "customerId" from conversations
    where workspace_id = $1 and holder_kind = 'agent' and holder_id = $2 and status in ('open', 'waiting', 'snoozed') limit ${slice + 1}`,
}

/** One more than a slice for each at most: enough to know that there is more. */
async function heldBy(tx: Tx, people: readonly Gone[], at: number): Promise<Held[]> {
  const found: Held[] = []
  for (const person of people) {
    const rows = await tx.query<{ id: string; customerId: string }>(holdings, [person.workspaceId, person.personId])
    found.push(...rows.map(row => ({ ...person, ...row, at })))
  }
  return found
}

async function heldAgain(tx: Tx, events: readonly LogEvent[], gone: ReadonlyMap<string, Gone>): Promise<Held[]> {
  const found: Held[] = []
  for (const event of events) {
    const { workspaceId, conversationId, at } = event
    const row = await loadConversation(tx, workspaceId, conversationId!)
    if (row) found.push({ ...gone.get(keyOf(holder(event)))!, id: row.id, customerId: row.customerId, at })
  }
  return found
}

/** As it stands now that nobody else can change it: it may have been answered or given to somebody in the meantime. */
async function release(tx: Tx, { workspaceId, personId, name, id, at }: Held): Promise<NewEvent[]> {
  const conversation = await loadConversation(tx, workspaceId, id)
  if (conversation?.holder.kind !== 'agent' || conversation.holder.id !== personId) return []
  if (conversation.status === 'closed') return []
  const to = { ...stateOf(conversation), holder: { kind: 'queue' } as const }
  const says = { deed: 'released', by: null, from: personId, name } as const
  return writeChange(tx, conversation, { to, deed: 'released', line: { says }, now: at })
}
