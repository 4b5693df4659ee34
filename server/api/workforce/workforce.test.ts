import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute } from '#lib'
import { openConsole } from '../../../test/live-console.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let agent: Client

before(async () => {
  world = await createWorld()
  world.clock.set(Date.UTC(2026, 10, 23, 10))
  agent = await world.person('agent')
})
after(() => world[Symbol.asyncDispose]())

test('an agent says that they are there, takes five minutes, and all of the team see it', async () => {
  const reason = await world.owner.post<{ id: string }>('/presence-reasons', {
    ...{ name: 'Comida', isPaid: false, isBreak: true },
  })
  const busy = { state: 'busy', reasonId: reason.id }
  assert.equal((await agent.put<{ reasonId: string }>('/presences/mine', busy)).reasonId, reason.id)
  await agent.put('/presences/mine', { state: 'available' })
  const paused = await agent.post<{ isPause: boolean; backAt: number }>('/presences/mine/pause', {})
  assert.deepEqual([paused.isPause, paused.backAt], [true, world.clock.now() + 5 * minute])
  const shown = await world.owner.get<{ personId: string; state: string; isPause: boolean }[]>('/presences')
  assert.deepEqual(
    shown.map(({ personId, state, isPause }) => [personId, state, isPause]),
    [[agent.personId, 'away', true]],
  )
  await agent.post('/presences/mine/back', {})
  assert.equal((await agent.get<{ state: string }[]>('/presences'))[0]!.state, 'away')
  for (const state of ['not-responding', 'there', ''])
    await assert.rejects(agent.put('/presences/mine', { state }), { status: 400, code: 'invalid' }, state)
  await assert.rejects(agent.put('/presences/mine', { state: 'busy' }), { status: 422, code: 'presence.reason-needed' })
})

test('skills, levels, shifts and units are set by who supervises, and read by all', async () => {
  const name = { es: 'Garantías', en: 'Warranties' }
  await assert.rejects(agent.post('/skills', { name, isHard: true }), { status: 403 })
  const { id } = await world.owner.post<{ id: string }>('/skills', { name, isHard: true })
  const path = `/agents/${agent.personId}`
  await assert.rejects(agent.put(`${path}/skills`, { [id]: 5 }), { status: 403 })
  const plan = await world.owner.put<{ skills: object }>(`${path}/skills`, { [id]: 5 })
  assert.deepEqual(plan.skills, { [id]: 5 })
  await world.owner.put(`${path}/languages`, { es: 5, ca: 3 })
  await world.owner.put(`${path}/work`, { share: 50, kinds: null })
  await world.owner.put(`${path}/place`, { place: { name: 'Soria', latitude: 41.8, longitude: -2.5 } })
  assert.deepEqual(await agent.get(path), {
    ...{ personId: agent.personId, skills: { [id]: 5 }, languages: { es: 5, ca: 3 }, share: 50, kinds: null },
    place: { name: 'Soria', latitude: 41.8, longitude: -2.5 },
  })
  assert.equal(await agent.get(`${path}/shifts`), null)
  const never = Array.from({ length: 7 }, () => [])
  const off = [{ date: '2026-12-24', name: 'Libre', spans: [], breaks: [] }]
  const shifts = {
    timeZone: 'Atlantic/Canary',
    week: never.map(() => [{ opens: 480, closes: 960 }]),
    breaks: never,
    days: off,
  }
  assert.deepEqual(await world.owner.put(`${path}/shifts`, shifts), shifts)
  assert.deepEqual(await agent.get(`${path}/shifts`), shifts)
  await assert.rejects(agent.put(`${path}/shifts`, shifts), { status: 403 })
  const wrong = { ...shifts, breaks: never.map(() => [{ opens: 0, closes: 60 }]) }
  await assert.rejects(world.owner.put(`${path}/shifts`, wrong), { status: 422, code: 'shift.break-outside' })
  const rules = await agent.get<{ weights: object }>('/work-rules')
  await assert.rejects(agent.put('/work-rules', rules), { status: 403 })
  await assert.rejects(world.owner.put('/work-rules', { ...rules, parkedUnits: 300 }), { code: 'workforce.units' })
  assert.deepEqual(await world.owner.put('/work-rules', { ...rules, pausesADay: 3 }), { ...rules, pausesADay: 3 })
})

test('what one says of oneself is told to one’s own windows, and to who supervises; colleagues are not woken', async () => {
  const colleague = await world.person('agent')
  using here = await openConsole(agent)
  using there = await openConsole(agent)
  using beside = await openConsole(colleague)
  using leading = await openConsole(world.owner)
  await agent.put('/presences/mine', { state: 'offline' })
  await agent.put('/presences/mine', { state: 'available' })
  for (const mine of [here, there])
    await mine.until(frame => frame.kind === 'frame' && frame.stale.includes('presence'))
  await leading.until(frame => frame.kind === 'frame' && frame.stale.includes('staff'))
  await world.owner.post('/skills', { name: { es: 'Envíos', en: '' }, isHard: false })
  await beside.until(frame => frame.kind === 'frame' && frame.stale.includes('presence'))
  const told = beside.frames.flatMap(frame => (frame.kind === 'frame' ? frame.stale : []))
  assert.deepEqual(told, ['presence'])
})

test('all that the team is, is read by who supervises alone; one’s own by oneself', async () => {
  for (const path of ['/staff', '/staff/gaps']) {
    await assert.rejects(agent.get(path), { status: 403, code: 'forbidden' }, path)
    await world.owner.get(path)
  }
  const lines = await world.owner.get<{ personId: string; presence: { state: string } | null }[]>('/staff')
  assert.equal(lines.find(line => line.personId === agent.personId)?.presence?.state, 'available')
  const own = await agent.get<{ presence: { state: string }; offeredAt: number | null }>('/presences/mine')
  assert.deepEqual([own.presence.state, own.offeredAt], ['available', null])
  await agent.remove('/presences/mine/offer')
})
