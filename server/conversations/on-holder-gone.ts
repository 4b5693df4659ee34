import type { Statement, Tx } from '#db'
import { append, type LogEvent, type NewEvent } from '#log'
import { writeChange } from './change.ts'
import type { ConversationEvent } from './events.ts'
import { holderIdOf, holderOfWord, stateOf } from './state.ts'
import { loadConversation } from './store.ts'
import { lockCustomers } from '#customers'

/** What this reaction wants to be told. */
export const ofHolders = ['colleague.removed', 'team.archived', 'holder.left', 'conversation.changed'] as const

/** A person, or a team with its queue. */
type Holding = { workspaceId: string; holderId: string }
type Gone = Holding & { name: string; isTeam: boolean }
type Held = Gone & { id: string; customerId: string; at: number }

/** How many are put back in one transaction: each holds its customer's lock until the end of it. */
const slice = 100

/**
 * Conversations in the hands of somebody who works here no more, or in the queue of a team that was archived, go to the
 * common queue: all of them when it happens, a slice at a time, each with the event that asks for the next; later those
 * that only now come back there, opened again or given away in the same moment. What is put aside stays so until its
 * time. Told again, it finds nothing left to do.
 */
export async function onHolderGone(tx: Tx, events: readonly LogEvent[]): Promise<void> {
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

const keyOf = ({ workspaceId, holderId }: Holding) => `${workspaceId}/${holderId}`
const byName = ({ workspaceId, subjectId }: LogEvent): Holding => ({ workspaceId, holderId: subjectId! })
const next = ({ workspaceId, holderId }: Holding): NewEvent => ({
  workspaceId,
  kind: 'holder.left' satisfies ConversationEvent,
  subjectId: holderId,
})

type Told = { from?: { status?: string }; to?: { status?: string; holder?: string }; deed?: string }

const holder = ({ workspaceId, detail }: LogEvent): Holding => ({
  workspaceId,
  holderId: idOfWord((detail as Told | null)?.to?.holder),
})

const idOfWord = (word = ''): string => holderIdOf(holderOfWord(word)) ?? ''

/** Whether a conversation has come into the hands of somebody, or to a team, without their doing. */
function isTakenUp({ kind, detail }: LogEvent): boolean {
  if (kind !== 'conversation.changed') return false
  const { from, to, deed } = (detail ?? {}) as Told
  if (idOfWord(to?.holder) === '' || to?.status === 'closed') return false
  return deed === 'assigned' || deed === 'withdrawn' || from?.status === 'closed'
}

const leaving: Statement = {
  name: 'conversations-gone-holders',
  text: `with x as (select distinct w, h from json_to_recordset($1::json) as x(w uuid, h uuid))
    select m.workspace_id as "workspaceId", m.person_id as "holderId", m.name, false as "isTeam"
    from x join memberships m on m.workspace_id = x.w and m.person_id = x.h where m.removed_at is not null
    union all
    select t.workspace_id, t.id, t.name, true from x join teams t on t.workspace_id = x.w and t.id = x.h where t.archived_at is not null`,
}

async function goneOf(tx: Tx, named: readonly Holding[]): Promise<Map<string, Gone>> {
  const asked = named.map(({ workspaceId, holderId }) => ({ w: workspaceId, h: holderId }))
  const rows = await tx.query<Gone>(leaving, [JSON.stringify(asked)])
  return new Map(rows.map(row => [keyOf(row), row]))
}

const holdings: Statement = {
  name: 'conversations-held',
  text: `select id, customer_id as "customerId" from conversations
    where workspace_id = $1 and holder_kind = $2 and holder_id = $3 and status in ('open', 'waiting', 'snoozed') limit ${slice + 1}`,
}

/** One more than a slice for each at most: enough to know that there is more. */
async function heldBy(tx: Tx, holders: readonly Gone[], at: number): Promise<Held[]> {
  const found: Held[] = []
  for (const gone of holders) {
    const kind = gone.isTeam ? 'queue' : 'agent'
    const rows = await tx.query<{ id: string; customerId: string }>(holdings, [gone.workspaceId, kind, gone.holderId])
    found.push(...rows.map(row => ({ ...gone, ...row, at })))
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
async function release(tx: Tx, { workspaceId, holderId, name, isTeam, id, at }: Held): Promise<NewEvent[]> {
  const conversation = await loadConversation(tx, workspaceId, id)
  if (!conversation || holderIdOf(conversation.holder) !== holderId || conversation.status === 'closed') return []
  const to = { ...stateOf(conversation), holder: { kind: 'queue' } as const }
  const says = { deed: 'released', by: null, from: holderId, name, ...(isTeam && { wasTeam: true as const }) } as const
  return writeChange(tx, conversation, { to, deed: 'released', line: { says }, now: at })
}
