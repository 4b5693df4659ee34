import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStage, pointsOf, strikeAt } from './stage.ts'
import { judge, settled } from './verdict.ts'

const [threads, each] = [6, 3]

/** Statements of the way of one message; the rest (sign-in, upkeep, …) has no message in its hands. */
const onTheWay = /^(intake-|customers-|conversations-lock$|receive-|log-append|log-save-cursor|desk-|begin$|commit$)/

test('killed between two statements on the way of a message, nothing is lost, doubled or out of order', async () => {
  await using stage = await openStage()
  const { proxy, database, platform, start, first } = stage
  proxy.seen()
  platform.write(threads, each)
  await platform.deliver(first.address)
  await settled(database)
  const statements = proxy.seen().filter(statement => onTheWay.test(statement))
  let victim = first
  for (const point of pointsOf(statements)) {
    const struck = strikeAt(proxy, point, victim)
    platform.write(threads, each)
    await Promise.race([struck, platform.deliver(victim.address).then(() => struck)])
    proxy.disarm()
    victim = await start()
    while (platform.unanswered > 0) await platform.deliver(victim.address)
    await settled(database)
    await judge(database, platform.written, `${point.when} ${point.statement}`)
  }
})

test('killed while it takes a webhook of a thousand apart, the server loses none of them', async () => {
  await using stage = await openStage()
  const { proxy, database, platform, start, first } = stage
  platform.write(100, 10)
  const struck = strikeAt(proxy, { when: 'before', statement: 'receive-inbox' }, first, 2)
  await platform.deliverAtOnce(first.address)
  await struck
  proxy.disarm()
  await start()
  await settled(database)
  assert.equal(platform.unanswered, 0)
  await judge(database, platform.written, 'in the middle of a thousand')
})
