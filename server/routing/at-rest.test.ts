import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'node:test'
import { assign, close, reopen, snooze } from '#conversations'
import { hour, minute, second } from '#lib'
import { linkCustomers, undoLink } from '#linking'
import { defaultWorkRules, setWorkRules } from '#workforce'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { acceptOffer, declineOffer, endWrapUp, takeNext } from './index.ts'

type Floor = Awaited<ReturnType<typeof openRoutingDesk>>
const names = ['ana', 'luis', 'sofia'] as const
const customers = ['marta', 'joan', 'pau', 'nerea'] as const
const runs = Number(process.env.ROUTING_LIVE_RUNS ?? 12)

const kinds = [
  ...([
    'says',
    'says',
    'says',
    'accepts',
    'accepts',
    'accepts',
    'declines',
    'answers',
    'takes',
    'gives',
    'releases',
  ] as const),
  ...([
    'closes',
    'reopens',
    'snoozes',
    'comes',
    'comes',
    'links',
    'links',
    'parts',
    'goes',
    'pulls',
    'is done',
    'waits',
    'leaps',
    'dies',
    'twins',
    'settles',
    'settles',
    'settles',
    'settles',
    'settles',
  ] as const),
]
type Move = { kind: (typeof kinds)[number]; pick: number }
const anyMoves = fc.array(fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(1000) }), {
  minLength: 10,
  maxLength: 45,
  size: 'max',
})

/** What does not hold together once nothing happens any more. */
async function faultsOf({ desk, clock }: Floor): Promise<string[]> {
  const rows = await desk.database.owner(tx =>
    tx.query<{
      id: string
      status: string
      kind: string
      holder: string | null
      agent: string | null
      phase: string | null
    }>(
      `select c.id, c.status, c.holder_kind as kind, c.holder_id as holder, t.agent_id as agent, t.phase
       from conversations c left join routing_tasks t on t.workspace_id = c.workspace_id and t.conversation_id = c.id`,
    ),
  )
  const wants = ({ status, kind }: (typeof rows)[number]) =>
    status === 'open' || (status === 'waiting' && kind === 'agent')
  const hands = rows.flatMap(row => {
    if (wants(row) !== (row.phase !== null)) return [`${row.id} is ${row.status} and ${row.phase}`]
    if (row.phase === null) return []
    return (row.kind === 'agent' ? row.holder : null) === row.agent
      ? []
      : [`${row.id} is ${row.holder}’s and ${row.agent}’s`]
  })
  const twice = await desk.database.owner(tx =>
    tx.query<{ what: string }>(
      `select 'two hands: ' || customer_id as what from routing_tasks where phase <> 'parked' and agent_id is not null
         group by customer_id having count(distinct agent_id) > 1
       union all select 'two offers: ' || agent_id from routing_offers where ended_at is null group by agent_id having count(*) > 1
       union all select 'offered twice: ' || customer_id from routing_offers where ended_at is null group by customer_id having count(*) > 1
       union all select 'offered, and not waiting: ' || number from routing_offers o where ended_at is null and exists (
         select 1 from json_array_elements_text(o.task_ids::json) i left join routing_tasks t on t.conversation_id = i::uuid
         where t.phase is distinct from 'waiting')
       union all select 'offered for too long: ' || number from routing_offers where ended_at is null and expires_at > $1`,
      [new Date(clock.at + minute + second).toISOString()],
    ),
  )
  return [...hands, ...twice.map(({ what }) => what)]
}

async function play(floor: Floor, moves: readonly Move[]): Promise<void> {
  const { desk, clock } = floor
  const said: string[] = []
  const linked: string[] = []
  const reasonId = await desk.reason()
  const wrapUpMs = { ...defaultWorkRules.wrapUpMs, other: 30 * second }
  await desk.as((tx, who) => setWorkRules(tx, who, { wrapUpMs }), desk.who.sofia)
  let process = await floor.start()
  const one = <T>(all: readonly T[], pick: number) => all[pick % Math.max(1, all.length)]
  const by = (pick: number) => desk.who[one(names, pick)!]
  for (const { kind, pick } of moves) {
    clock.at += second
    const now = clock.at
    const id = one(said, pick)
    const offer = (await floor.offersOf(one(names, pick)!))[0]
    const deeds: Record<Move['kind'], () => Promise<unknown>> = {
      says: async () =>
        said.push(
          (await desk.says('Hola', { by: one(customers, pick)!, lane: `${pick % 7}`, at: now })).conversationId,
        ),
      accepts: async () => offer && desk.as((tx, who) => acceptOffer(tx, who, { number: offer.number, now }), by(pick)),
      declines: async () =>
        offer && desk.as((tx, who) => declineOffer(tx, who, { number: offer.number, reason: null, now }), by(pick)),
      answers: async () => id && desk.replies(id, { by: by(pick), at: now, holdMs: 0 }),
      takes: async () =>
        id &&
        desk.as((tx, who) =>
          assign(tx, who, { conversationId: id, to: { kind: 'agent', id: desk.people[one(names, pick)!] }, now }),
        ),
      gives: async () =>
        id &&
        desk.as((tx, who) =>
          assign(tx, who, { conversationId: id, to: { kind: 'agent', id: desk.people[one(names, pick + 1)!] }, now }),
        ),
      releases: async () =>
        id && desk.as((tx, who) => assign(tx, who, { conversationId: id, to: { kind: 'queue' }, now })),
      closes: async () => id && desk.as((tx, who) => close(tx, who, { conversationId: id, reasonId, now })),
      reopens: async () => id && desk.as((tx, who) => reopen(tx, who, { conversationId: id, now })),
      snoozes: async () => id && desk.as((tx, who) => snooze(tx, who, { conversationId: id, until: now + hour, now })),
      links: async () => {
        const [customerId, otherId] = [one(said, pick), one(said, pick >> 3)]
        if (!customerId || !otherId) return
        const both = await Promise.all([customerId, otherId].map(async each => (await desk.row(each)).customerId))
        const asked = { customerId: both[0]!, otherId: both[1]!, now }
        const linkId = await desk.as((tx, who) => linkCustomers(tx, who, asked))
        if (linkId) linked.push(linkId)
      },
      parts: async () => {
        const linkId = one(linked, pick)
        if (linkId) await desk.as((tx, who) => undoLink(tx, who, { linkId, now }))
      },
      comes: () => floor.comes(one(names, pick)!),
      goes: () => floor.comes(one(names, pick)!, pick % 2 ? 'away' : 'offline'),
      pulls: () => desk.as((tx, who) => takeNext(tx, who), by(pick)),
      'is done': () => desk.as((tx, who) => endWrapUp(tx, who), by(pick)),
      waits: () => floor.passes(one([5 * second, 70 * second, 11 * minute, 20 * minute], pick)!),
      leaps: () => floor.passes(one([-hour, -5 * minute, -2 * second, hour], pick)!),
      settles: () => faultsAtRest(floor),
      dies: async () => {
        await process.stop()
        process = await floor.start()
      },
      twins: async () => {
        const other = await floor.start()
        await process.stop()
        process = other
      },
    }
    await deeds[kind]().catch(fault => {
      // What is closed, or gone meanwhile, is refused.
      if (!(fault instanceof Error) || !('status' in fault)) throw fault
    })
  }
}

/** Looks until nothing is wrong, and says what is if that never comes. */
async function faultsAtRest(floor: Floor): Promise<string[]> {
  const end = performance.now() + 8000
  for (;;) {
    const faults = await faultsOf(floor)
    if (faults.length === 0 || performance.now() > end) return faults
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

test('whatever happens, and whoever dies: each conversation is in one hand or one queue, and the engine knows which', async () => {
  await fc.assert(
    fc.asyncProperty(anyMoves, async moves => {
      await using floor = await openRoutingDesk()
      await play(floor, moves)
      assert.deepEqual(await faultsAtRest(floor), [])
      assert.deepEqual(floor.faults, [])
    }),
    { numRuns: runs, endOnFailure: true },
  )
})
