import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '#lib'
import type { LiveFrame, OfferShown, OwnTable, Reason, RoutingBoard } from '#protocol'
import { openConsole, openHook, say } from '../../../test/live-console.ts'
import { createWorld } from '../../../test/world.ts'
import { until } from '../../../test/waits.ts'

const isTold = (frames: readonly LiveFrame[]) =>
  frames.some(frame => frame.kind === 'frame' && frame.stale.includes('table'))

test('what somebody has in hand is told to them, and to nobody else; wrap-up is over with one request', async () => {
  await using world = await createWorld()
  const { owner } = world
  const [ana, luis] = [await world.person('agent'), await world.person('agent')]
  const hook = await openHook(world)
  const rules = await owner.get<object>('/work-rules')
  await owner.put('/work-rules', { ...rules, wrapUpMs: { voice: 0, other: minute } })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  await ana.put('/presences/mine', { state: 'available' })
  await until(
    () => owner.get<RoutingBoard>('/routing/board'),
    ({ agents }) => agents.some(({ id, presence }) => id === ana.personId && presence === 'available'),
  )
  using hers = await openConsole(ana)
  using his = await openConsole(luis)
  for (const each of [hers, his]) each.show({ view: 'mine' })
  await hook(say('1', '¿Dónde está mi pedido?'))
  const [offer] = await until(
    () => ana.get<OfferShown[]>('/offers'),
    all => all.length === 1,
  )
  await ana.post(`/offers/${offer!.number}/accept`, {})
  const { pieces } = await until(
    () => ana.get<OwnTable>('/routing/mine'),
    table => table.pieces.length === 1,
  )
  await until(
    () => hers.frames,
    frames => isTold(frames),
  )
  const [reason] = await owner.get<Reason[]>('/reasons')
  await ana.post(`/conversations/${pieces[0]!.conversationId}/close`, { reasonId: reason!.id })
  await until(
    () => ana.get<OwnTable>('/routing/mine'),
    ({ wrapUpUntil }) => wrapUpUntil !== null,
  )
  const board = await owner.get<RoutingBoard>('/routing/board')
  const shown = board.agents.find(({ id }) => id === ana.personId)!
  assert.deepEqual([shown.load, shown.wrapUpUntil !== null], [0, true])
  await ana.post('/routing/mine/done', {})
  await until(
    () => ana.get<OwnTable>('/routing/mine'),
    ({ wrapUpUntil }) => wrapUpUntil === null,
  )
  assert.deepEqual((await luis.get<OwnTable>('/routing/mine')).pieces, [])
  assert.ok(!isTold(his.frames))
})
