import type { Who } from '#accounts'
import { mustReach, mustReachCustomer, personOf, reachCondition, rowsOf } from '#conversations'
import { firstAccountOf } from '#customers'
import { sqlTime, type Tx } from '#db'
import { Fault, readSpot, type Spot, writeSpot } from '#lib'
import { covered } from '#personal'
import type { PromiseCard, PromiseInTalk, PromisePage, PromiseState, PromiseStep, PromiseTab } from '#protocol'
import { findSteps, promiseColumns, type PromiseRow } from './store.ts'

type Ask = {
  tab: PromiseTab
  ownerId?: string | undefined
  state?: PromiseState | undefined
  after?: string | undefined
  limit: number
}
type Found = PromiseRow & { conversationId: string; spotAt: number }

/**
 * A page of the list: what is due first at the top, of what is over the latest first. What stands in a conversation that one
 * may not see is not there. As app. @throws Fault `forbidden` (403) where mine is asked for by nobody, `cursor.malformed` (422)
 */
export async function promises(tx: Tx, who: Who, { after, limit, ...asked }: Ask): Promise<PromisePage> {
  const spot = after ? readSpot(after) : undefined
  const found = await findPage(tx, who, { ...asked, spot, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = last && found.length > limit ? writeSpot({ at: last.spotAt, id: last.id }) : null
  return { rows: await show(tx, who, page), next }
}

type Paged = Omit<Ask, 'after'> & { spot: Spot | undefined }

function findPage(tx: Tx, who: Who, { tab, ownerId, state, spot, limit }: Paged): Promise<Found[]> {
  const values: unknown[] = [who.workspaceId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const isOver = tab === 'history'
  const sort = isOver ? 'p.ended_at' : 'p.sort_at'
  const owner = tab === 'mine' ? mine(who) : ownerId
  const conditions = [
    `p.workspace_id = $1 and p.ended_at is ${isOver ? 'not null' : 'null'}`,
    tab === 'overdue' && `p.state = 'broken'`,
    owner && `p.owner_id = ${bind(owner)}`,
    state && `p.state = ${bind(state)}`,
    reachCondition(who, 'p.customer_id', bind),
    spot && `(${sort}, p.id) ${isOver ? '<' : '>'} (${bind(sqlTime(spot.at))}, ${bind(spot.id)})`,
  ].filter(each => typeof each === 'string')
  const order = isOver ? 'desc' : 'asc'
  return tx.query(
    `select ${promiseColumns}, m.conversation_id as "conversationId", ${sort} as "spotAt" from promises p
     join messages m on m.workspace_id = p.workspace_id and m.id = p.message_id
     where ${conditions.join(' and ')} order by ${sort} ${order}, p.id ${order} limit ${limit}`,
    values,
  )
}

function mine(who: Who): string {
  const personId = personOf(who)
  if (personId === null) throw new Fault('forbidden', 403)
  return personId
}

/** What was promised in a conversation, oldest first, with all that was done with it. As app. @throws Fault `conversation.unknown` (404) */
export async function promisesOf(tx: Tx, who: Who, conversationId: string): Promise<PromiseInTalk[]> {
  await mustReach(tx, who, conversationId)
  return withSteps(tx, who, 'm.conversation_id = $2', conversationId)
}

/** What was promised to a customer, oldest first, with all that was done with it. As app. @throws Fault `customer.unknown` (404) */
export async function promisesTo(tx: Tx, who: Who, customerId: string): Promise<PromiseInTalk[]> {
  await mustReachCustomer(tx, who, customerId)
  if ((await firstAccountOf(tx, who.workspaceId, customerId)) === undefined) throw new Fault('customer.unknown', 404)
  return withSteps(tx, who, 'p.customer_id = $2', customerId)
}

/** One of them. As app. @throws Fault `promise.unknown` (404) */
export async function promiseNamed(tx: Tx, who: Who, id: string): Promise<PromiseInTalk> {
  const [found] = await withSteps(tx, who, 'p.id = $2', id)
  if (!found) throw new Fault('promise.unknown', 404)
  return found
}

async function withSteps(tx: Tx, who: Who, condition: string, id: string): Promise<PromiseInTalk[]> {
  const values: unknown[] = [who.workspaceId, id]
  const reach = reachCondition(who, 'p.customer_id', value => `$${values.push(value)}`)
  const found = await tx.query<Found>(
    `select ${promiseColumns}, m.conversation_id as "conversationId" from messages m
     join promises p on p.workspace_id = m.workspace_id and p.message_id = m.id
     where m.workspace_id = $1 and ${condition} ${reach ? `and ${reach}` : ''} order by p.made_at, p.id limit 200`,
    values,
  )
  const ids = found.map(each => each.id)
  const [cards, steps] = await Promise.all([show(tx, who, found), findSteps(tx, who.workspaceId, ids)])
  const stepsBy = Map.groupBy(steps, ({ promiseId }) => promiseId)
  return cards.map(card => ({
    ...card,
    steps: (stepsBy.get(card.id) ?? []).map(({ at, by, step }) => ({ at, by, step: shown(step) })),
  }))
}

/** What people wrote in it stands covered, as everywhere. */
function shown(stored: string): PromiseStep {
  const step = JSON.parse(stored) as PromiseStep
  if ('text' in step) return { ...step, text: covered(step.text) }
  if ('note' in step) return { ...step, note: covered(step.note) }
  return 'why' in step ? { ...step, why: covered(step.why) } : step
}

async function show(tx: Tx, { workspaceId }: Who, found: readonly Found[]): Promise<PromiseCard[]> {
  const ids = [...new Set(found.map(({ conversationId }) => conversationId))]
  const rows = await rowsOf(
    tx,
    ids.map(id => ({ workspaceId, id })),
  )
  const rowBy = new Map(rows.map(row => [row.id, row]))
  return found.map(each => {
    const { id, conversationId, messageId, scope, matter, ownerId, state, madeAt, originalDueAt, dueAt } = each
    const { proposedDueAt, progressDueAt, isSilent, doneAt, endedAt, text } = each
    const { name = '', channel = '' } = rowBy.get(conversationId) ?? {}
    return {
      ...{ id, conversationId, name, channel, messageId, scope, matter, text: covered(text), ownerId, state, madeAt },
      ...{ originalDueAt, dueAt, proposedDueAt, progressDueAt, isSilent, doneAt, endedAt },
    }
  })
}
