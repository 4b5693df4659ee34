import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, second } from '#lib'
import type { Page, Row } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { until } from '../waits.ts'
import { clientOf } from '../world-client.ts'
import { openStage, pointsOf, secret, strikeAt } from './stage.ts'

/** What of the way of a promise is its own: the rest of it is killed elsewhere. */
const ofTheWay = /^(promises-|notifications-)/

/** Time for the request, and none to lose. */
const soonMs = 2 * second

type Kept = { id: string; state: string; steps: string; told: number }

test('killed between two statements on the way of a promise, it is made once, broken once and told once', async () => {
  await using customers = await openApiClient({ secret })
  await using stage = await openStage()
  const { proxy, database, start, first, owner, hook } = stage
  /** Each is promised in a conversation of its own: of one only the latest news stands in the bell. */
  const talk = async (address: string, name: string): Promise<string> => {
    const event = {
      type: 'message',
      id: name,
      thread: name,
      from: { id: name, name },
      text: '¿Me llaman?',
      at: Date.now(),
    }
    await fetch(address + hook, { method: 'POST', ...customers.write([event]) })
    const { rows } = await until(
      () => clientOf(address, owner).get<Page<Row>>('/conversations?view=all'),
      page => page.rows.some(row => row.name === name),
    )
    return rows.find(row => row.name === name)!.id
  }
  /** Whoever lost the answer says the same again. */
  const promise = (address: string, { messageId, id, place }: { messageId: string; id: string; place: string }) =>
    clientOf(address, owner)
      .post(`/conversations/${place}/messages`, {
        ...{ id: messageId, text: 'Le llamamos', files: [], visibility: 'private' },
        promises: [{ id, text: 'Le llamamos', matter: 'call', dueAt: Date.now() + soonMs }],
      })
      .then(
        () => true,
        () => false,
      )
  const keptOf = (id: string) =>
    until(
      () =>
        database.owner(tx =>
          tx.query<Kept>(
            `select p.id, p.state,
               (select string_agg(s.step::json ->> 'kind', ' ' order by s.number) from promise_steps s where s.promise_id = p.id) as steps,
               (select count(*)::int from notifications n where n.kind = 'overdue' and n.subject_id = p.message_id) as told
             from promises p`,
          ),
        ),
      all => all.some(each => each.id === id && each.state === 'broken' && each.told > 0),
    )
  let victim = first
  let said = 0
  const another = async () => ({
    ...{ messageId: newId(), id: newId(), place: await talk(victim.address, `customer-${++said}`) },
  })
  const whole = await another()
  proxy.seen()
  assert.ok(await promise(victim.address, whole))
  await keptOf(whole.id)
  const statements = [...new Set(proxy.seen().filter(statement => ofTheWay.test(statement)))]
  assert.ok(statements.length >= 5, statements.join())
  const points = pointsOf(statements).filter(({ when }) => when === 'before')
  let kills = 0
  for (const point of points) {
    const named = await another()
    const struck = strikeAt(proxy, point, victim)
    const isSaid = await promise(victim.address, named)
    const keeping = keptOf(named.id)
    if (isSaid && (await Promise.race([struck.then(() => true), keeping.then(() => false)])) === false) {
      proxy.disarm()
      continue
    }
    await struck
    proxy.disarm()
    kills++
    victim = await start()
    if (!isSaid) assert.ok(await promise(victim.address, named))
    for (const { steps, told } of await keeping) assert.deepEqual([steps, told], ['made broken', 1], point.statement)
  }
  assert.ok(kills >= points.length / 2, `only ${kills} of ${points.length} points were reached`)
})
