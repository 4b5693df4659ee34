import { mustBeAble, type Who } from '#accounts'
import { calledIn } from '#conversations'
import type { Statement, Tx } from '#db'
import { Fault, oneLine } from '#lib'
import { append } from '#log'
import { covered, coveredLine } from '#personal'
import type { OfferShown } from '#protocol'
import { tellWish } from './events.ts'

type Row = Pick<OfferShown, 'number' | 'offeredAt' | 'expiresAt' | 'name'> & OfferShown['tasks'][number]

// One task at a time: PostgreSQL cannot know of how few an offer is made, and would read all that waits.
const mine: Statement = {
  name: 'routing-my-offers',
  text: `select o.number, o.offered_at as "offeredAt", o.expires_at as "expiresAt", task.*
    from routing_offers o
    cross join lateral json_array_elements_text(o.task_ids::json) as i
    cross join lateral (
      select ${calledIn} as name, c.id as "conversationId", c.channel, c.profile_id as "profileId", t.kind, t.class,
        t.arrived_at as "arrivedAt", t.due_at as "dueAt", r.last_text as "lastText", r.last_kind as "lastKind"
      from conversations c
      join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
      join routing_tasks t on t.workspace_id = c.workspace_id and t.conversation_id = c.id
      where c.workspace_id = o.workspace_id and c.id = i::uuid limit 1) task
    where o.workspace_id = $1 and o.agent_id = $2 and o.ended_at is null order by o.number, "arrivedAt", "conversationId"`,
}

const longestReason = 200

export const personOf = (who: Who): string => {
  mustBeAble(who, 'answer')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  return who.personId
}

/** What lies before oneself. As app. @throws Fault `forbidden` (403) */
export async function myOffers(tx: Tx, who: Who): Promise<OfferShown[]> {
  const rows = await tx.query<Row>(mine, [who.workspaceId, personOf(who)])
  return [...Map.groupBy(rows, ({ number }) => number).values()].map(all => {
    const { number, offeredAt, expiresAt, name } = all[0]!
    const tasks = all.map(({ number: _, offeredAt: __, expiresAt: ___, name: ____, lastText, ...task }) => ({
      ...task,
      lastText: coveredLine(lastText),
    }))
    return { number, offeredAt, expiresAt, name: covered(name), tasks }
  })
}

const open: Statement = {
  name: 'routing-open-offers',
  text: `select o.number, o.expires_at as "expiresAt", (o.task_ids::json ->> 0)::uuid as "conversationId" from routing_offers o
    where o.workspace_id = $1 and o.agent_id = $2 and o.ended_at is null order by o.number`,
}

/** What lies before somebody, each by its first conversation. As engine. */
export const openOffersOf = (
  tx: Tx,
  workspaceId: string,
  agentId: string,
): Promise<{ number: number; expiresAt: number; conversationId: string }[]> => tx.query(open, [workspaceId, agentId])

const standing: Statement = {
  name: 'routing-offer-stands',
  text: `select 1 from routing_offers where workspace_id = $1 and number = $2 and agent_id = $3 and ended_at is null and expires_at > $4`,
}

async function mustStand(
  tx: Tx,
  workspaceId: string,
  agentId: string,
  { number, now }: { number: number; now: number },
) {
  const found = await tx.query(standing, [workspaceId, number, agentId, new Date(now).toISOString()])
  if (found.length === 0) throw new Fault('offer.gone', 404)
}

type Asked = { number: number; now: number }

/** Says yes to what lies before oneself; the engine hears it in its turn. @throws Fault `forbidden` (403), `offer.gone` (404) */
export async function acceptOffer(tx: Tx, who: Who, { number, now }: Asked): Promise<void> {
  const agentId = personOf(who)
  await mustStand(tx, who.workspaceId, agentId, { number, now })
  await append(tx, [tellWish(who.workspaceId, agentId, { kind: 'routing.accepted', offer: number })])
}

/** Says no; one is asked something else. @throws Fault `forbidden` (403), `offer.gone` (404), `offer.reason-long` (422) */
export async function declineOffer(
  tx: Tx,
  who: Who,
  { number, now, reason }: Asked & { reason: string | null },
): Promise<void> {
  const agentId = personOf(who)
  const said = reason === null ? '' : oneLine(reason)
  if (said.length > longestReason) throw new Fault('offer.reason-long', 422, { max: longestReason })
  await mustStand(tx, who.workspaceId, agentId, { number, now })
  await append(tx, [
    tellWish(who.workspaceId, agentId, { kind: 'routing.declined', offer: number, reason: said || null }),
  ])
}

/** Wants what comes first of all that one may have. @throws Fault `forbidden` (403) */
export async function takeNext(tx: Tx, who: Who): Promise<void> {
  await append(tx, [tellWish(who.workspaceId, personOf(who), { kind: 'routing.pulled', conversationId: null })])
}

/** Has written down what was settled: what waits may be offered again. @throws Fault `forbidden` (403) */
export async function endWrapUp(tx: Tx, who: Who): Promise<void> {
  await append(tx, [tellWish(who.workspaceId, personOf(who), { kind: 'routing.wrapped-up' })])
}
