import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seesAll, type Who } from '#accounts'
import type { Database } from '#db'
import { acceptOffer, myOffers } from '#routing'
import { setQueueRule } from '#routing-work'
import { setPresence, setWorkRules, workRules } from '#workforce'
import { openApiClient } from '../vendors/api-client.ts'
import { until } from '../waits.ts'
import { openStage, pointsOf, secret, strikeAt } from './stage.ts'

/** What of the way from a message to its agent is distribution’s own: the rest of it is killed elsewhere. */
const ofTheWay = /^routing-(fence|subjects|hands|tasks|works|waiting|seats|offers-make|offers-end|decisions)/

async function ownerOf(database: Database): Promise<Extract<Who, { kind: 'person' }>> {
  const [row] = await database.owner(tx =>
    tx.query<{ workspaceId: string; personId: string; name: string }>(
      `select workspace_id as "workspaceId", person_id as "personId", name from memberships`,
    ),
  )
  return { kind: 'person', role: 'owner', ...row!, ...seesAll }
}

type Hands = { conversationId: string; holder: string | null; agent: string | null; accepted: number }

/** Of each conversation: whose it is, whose the engine says it is, and how often it was taken. */
const handsOf = (database: Database): Promise<Hands[]> =>
  database.owner(tx =>
    tx.query<Hands>(
      `select c.id as "conversationId", c.holder_id as holder, t.agent_id as agent,
         (select count(*)::int from routing_decisions d where d.conversation_id = c.id and d.kind = 'assigned') as accepted
       from conversations c left join routing_tasks t on t.conversation_id = c.id`,
    ),
  )

test('killed between two statements on the way from a message to its agent, each is offered, taken once, and in one hand', async () => {
  await using customers = await openApiClient({ secret })
  await using stage = await openStage()
  const { proxy, database, start, first, hook } = stage
  const who = await ownerOf(database)
  const as = <T>(work: Parameters<typeof database.app<T>>[1]) => database.app(who.workspaceId, work)
  await as(async tx => {
    const { weights, ...rules } = await workRules(tx, who.workspaceId)
    // So that all of them fit on one table.
    await setWorkRules(tx, who, { ...rules, weights: { ...weights, messaging: 1 } })
    await setQueueRule(tx, who, { teamId: null, mode: 'push', needs: {}, overflow: null })
  })
  const isHere = () => as(tx => setPresence(tx, who, { state: 'available', now: Date.now() }))
  let said = 0
  const say = async (address: string, number: number): Promise<boolean> => {
    const id = `customer-${number}`
    const event = { type: 'message', id, thread: id, from: { id, name: id }, text: 'Hola', at: Date.now() }
    const answer = await fetch(address + hook, { method: 'POST', ...customers.write([event]) }).catch(() => undefined)
    return answer?.status === 200
  }
  /** Takes whatever lies before them, until all that was said is in their hands and the engine knows. */
  const takeAll = async (count: number): Promise<void> => {
    await until(
      async () => {
        await isHere()
        const [offer] = await as(tx => myOffers(tx, who))
        if (offer)
          await as(tx => acceptOffer(tx, who, { number: offer.number, now: Date.now() })).catch((fault: unknown) => {
            if (!(fault instanceof Error) || !('code' in fault) || fault.code !== 'offer.gone') throw fault
          })
        return handsOf(database)
      },
      all => all.filter(({ holder, agent }) => holder === who.personId && agent === who.personId).length === count,
    )
  }
  let victim = first
  proxy.seen()
  assert.ok(await say(victim.address, ++said))
  await takeAll(said)
  const statements = [...new Set(proxy.seen().filter(statement => ofTheWay.test(statement)))]
  assert.ok(statements.length >= 8, statements.join())
  const points = pointsOf(statements).filter(({ when }) => when === 'before')
  let kills = 0
  for (const point of points) {
    const struck = strikeAt(proxy, point, victim)
    const number = ++said
    const isTaken = await say(victim.address, number)
    const taking = takeAll(number).then(() => false)
    if (isTaken && (await Promise.race([struck.then(() => true), taking])) === false) {
      proxy.disarm()
      continue
    }
    await struck
    proxy.disarm()
    kills++
    victim = await start()
    if (!isTaken) assert.ok(await say(victim.address, number))
    await taking
    const hands = await handsOf(database)
    assert.deepEqual(
      hands.filter(({ accepted }) => accepted !== 1),
      [],
      `killed before ${point.statement}`,
    )
  }
  assert.ok(kills >= points.length / 2, `only ${kills} of ${points.length} points were reached`)
})
