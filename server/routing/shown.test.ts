import assert from 'node:assert/strict'
import { test } from 'node:test'
import { snooze, wake } from '#conversations'
import { renameCustomer } from '#customers'
import { hour, minute } from '#lib'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { waitingIn } from './index.ts'

test('who waits is called as the team calls them, in what is offered and in what waits', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  const { desk, clock } = floor
  const { conversationId } = await desk.says('Hola', { by: '7104479492', at: clock.at })
  const { customerId } = await desk.row(conversationId)
  await desk.as((tx, who) => renameCustomer(tx, who, { customerId, name: 'Marta Iborra' }))
  const waiting = await until(
    () => desk.as((tx, who) => waitingIn(tx, who, null), desk.who.sofia),
    all => all.length > 0,
  )
  assert.deepEqual(
    waiting.map(({ name }) => name),
    ['Marta Iborra'],
  )
  await floor.comes('ana')
  assert.equal((await floor.offered('ana'))!.name, 'Marta Iborra')
})

test('a picture without words is offered as what it is', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  await floor.desk.says('', { kind: 'image', at: floor.clock.at })
  await floor.comes('ana')
  const [task] = (await floor.offered('ana'))!.tasks
  assert.deepEqual([task!.lastText, task!.lastKind], ['', 'image'])
})

test('who writes after two days of silence, in which nothing else was heard, is not taken for silent', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  const { desk, clock } = floor
  const { conversationId } = await desk.says('Hola', { at: clock.at })
  await desk.replies(conversationId, { at: clock.at, holdMs: 0 })
  const phases = async () =>
    (await desk.database.owner(tx => tx.query<{ phase: string }>(`select phase from routing_tasks`))).map(
      ({ phase }) => phase,
    )
  await until(phases, ([phase]) => phase === 'answered')
  clock.at += 50 * hour
  await desk.says('¿Sigue en pie?', { at: clock.at })
  await until(phases, ([phase]) => phase === 'waiting' || phase === 'active')
})

test('what was put aside after an answer is as old as its coming back: nobody has waited for it', async () => {
  await using floor = await openRoutingDesk()
  await floor.start()
  const { desk, clock } = floor
  const { conversationId } = await desk.says('Hola', { at: clock.at })
  await desk.replies(conversationId, { at: clock.at, holdMs: 0 })
  const asked = { conversationId, until: clock.at + 50 * hour, now: clock.at }
  await desk.as((tx, who) => snooze(tx, who, asked))
  clock.at += 50 * hour
  await desk.as((tx, who) => wake(tx, who, { conversationId, now: clock.at }))
  const tasks = () =>
    desk.database.owner(tx =>
      tx.query<{ at: number }>(`select arrived_at as at from routing_tasks where conversation_id = $1`, [
        conversationId,
      ]),
    )
  // The engine hears of it in its turn.
  const isBack = clock.at - (clock.at % minute)
  await until(tasks, all => all.some(({ at }) => at === isBack))
})
