import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '#lib'
import type { LevelsView } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { until } from '../waits.ts'
import { openStage, pointsOf, secret, strikeAt } from './stage.ts'

/** What of the way of an acknowledgement is its own: the rest of it is killed elsewhere. */
const ofTheWay = /^(acknowledgements-|promises-(insert|steps-add|lock))/

/** Opens in twelve hours, for an hour: it is closed now, whenever that is. */
function nightNow() {
  const opens = (Math.floor(((Date.now() / hour) % 24) + 12) % 23) * 60
  const week = Array.from({ length: 7 }, () => [{ opens, closes: opens + 60 }])
  return { name: 'Noche', isDefault: true, profileIds: [], timeZone: 'UTC', holidays: [], week }
}

type Said = { conversation: string; messages: number; promises: number; sent: number }

test('killed between two statements on the way of an acknowledgement, each customer is told once and promised once', async () => {
  await using customers = await openApiClient({ secret })
  await using stage = await openStage()
  const { proxy, database, start, first, owner, hook } = stage
  const [account] = await owner.get<{ profileId: string }[]>('/acknowledgements')
  await owner.put(`/profiles/${account!.profileId}/acknowledgement`, { isOn: true, isPublic: false, texts: {} })
  await owner.post<LevelsView>('/calendars', nightNow())
  let said = 0
  const say = async (address: string, number: number): Promise<boolean> => {
    const id = `customer-${number}`
    const event = { type: 'message', id, thread: id, from: { id, name: id }, text: '¿Hay alguien?', at: Date.now() }
    const answer = await fetch(address + hook, { method: 'POST', ...customers.write([event]) }).catch(() => undefined)
    return answer?.status === 200
  }
  const told = (count: number): Promise<Said[]> =>
    until(
      () =>
        database.owner(tx =>
          tx.query<Said>(
            `select c.id as conversation,
               (select count(*)::int from messages m where m.conversation_id = c.id and m.author_kind = 'system' and m.direction = 'out') as messages,
               (select count(*)::int from promises p join messages m on m.id = p.message_id where m.conversation_id = c.id) as promises,
               (select count(*)::int from acknowledgements a where a.conversation_id = c.id and a.said_at is not null) as sent
             from conversations c`,
          ),
        ),
      all => all.filter(({ messages }) => messages > 0).length === count,
    )
  let victim = first
  proxy.seen()
  assert.ok(await say(victim.address, ++said))
  await told(said)
  const statements = [...new Set(proxy.seen().filter(statement => ofTheWay.test(statement)))]
  assert.ok(statements.length >= 5, statements.join())
  const points = pointsOf(statements).filter(({ when }) => when === 'before')
  let kills = 0
  for (const point of points) {
    const struck = strikeAt(proxy, point, victim)
    const number = ++said
    const isTaken = await say(victim.address, number)
    const telling = told(number).then(() => false)
    if (isTaken && (await Promise.race([struck.then(() => true), telling])) === false) {
      proxy.disarm()
      continue
    }
    await struck
    proxy.disarm()
    kills++
    victim = await start()
    if (!isTaken) assert.ok(await say(victim.address, number))
    await telling
    const all = await told(said)
    assert.deepEqual(
      all.filter(({ messages, promises, sent }) => messages !== 1 || promises !== 1 || sent !== 1),
      [],
      `killed before ${point.statement}`,
    )
  }
  assert.ok(kills >= points.length / 2, `only ${kills} of ${points.length} points were reached`)
})
