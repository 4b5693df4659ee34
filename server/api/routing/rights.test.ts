import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { HeldTask, OfferShown, QueueRule, RoutingBoard, RoutingWhy, WaitingTask } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import type { Brand } from '../../../test/world-people.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let ana: Client
let luis: Client
let theirs: Brand
let id: string
let offer: OfferShown

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  const { owner } = world
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await owner.post<{ connectionId: string }>('/profiles', profile)
  ;[ana, luis, theirs] = [await world.person('agent'), await world.person('agent'), await world.anotherBrand()]
  await owner.patch(`/people/${luis.personId}`, { sees: 'own' })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  await ana.put('/presences/mine', { state: 'available' })
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Mi secreto', visibility: 'private' }
  const event = {
    ...said,
    profileKey: 'main',
    lane: 'marta',
    from: { id: 'marta', name: 'Marta' },
    at: world.clock.now(),
  }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  ;[offer] = (await until(
    () => ana.get<OfferShown[]>('/offers'),
    all => all.length === 1,
  )) as [OfferShown]
  id = offer.tasks[0]!.conversationId
})
after(() => world[Symbol.asyncDispose]())

test('who does not supervise learns nothing of queues, of what colleagues have in hand, or of how doors are treated', async () => {
  const asked = ['/routing/board', '/routing/waiting?team=common', `/routing/held?agent=${ana.personId}`, '/parity']
  for (const path of asked) await assert.rejects(ana.get(path), { code: 'forbidden', status: 403 }, path)
  const rule = { teamId: null, mode: 'pull', needs: {}, overflow: null }
  await assert.rejects(ana.put('/routing/queues', rule), { code: 'forbidden', status: 403 })
  assert.equal((await ana.get<QueueRule[]>('/routing/queues'))[0]!.mode, 'push')
})

test('what lies before one lies before nobody else: no other sees, takes or leaves it, nor asks why it is where it is', async () => {
  assert.deepEqual(await luis.get('/offers'), [])
  const gone = { code: 'offer.gone', status: 404 }
  await assert.rejects(luis.post(`/offers/${offer.number}/accept`), gone)
  await assert.rejects(luis.post(`/offers/${offer.number}/decline`, { reason: null }), gone)
  await assert.rejects(luis.get(`/conversations/${id}/routing`), { status: 404 })
  const { standing } = await ana.get<RoutingWhy>(`/conversations/${id}/routing`)
  assert.deepEqual(standing?.kind === 'offered' && standing.agentId, ana.personId)
})

test('another brand’s head learns nothing of ours, by its own door or by our ids', async () => {
  const { owner } = theirs
  const { queues, agents } = await owner.get<RoutingBoard>('/routing/board')
  assert.deepEqual([queues.map(({ waiting }) => waiting), agents], [[0], []])
  assert.deepEqual(await owner.get('/routing/waiting?team=common'), [])
  assert.deepEqual(await owner.get(`/routing/held?agent=${ana.personId}`), [])
  await assert.rejects(owner.get(`/conversations/${id}/routing`), { status: 404 })
  await assert.rejects(owner.post(`/offers/${offer.number}/accept`), { status: 404 })
  assert.deepEqual(await owner.get('/presences'), [])
})

test('what is asked badly is refused in words, and changes nothing', async () => {
  const { owner } = world
  const rule = { teamId: null, mode: 'push', needs: {}, overflow: null }
  const nobody = '01900000-0000-7000-8000-000000000001'
  const bad: [string, object, number][] = [
    ['a skill that is not there', { ...rule, needs: { [nobody]: 3 } }, 422],
    ['a level that is none', { ...rule, needs: { [nobody]: 9 } }, 400],
    ['a team that is not there', { ...rule, teamId: nobody }, 404],
    ['into itself', { ...rule, overflow: { teamId: null, at: 1 } }, 422],
    ['a part of time that is none', { ...rule, overflow: { teamId: nobody, at: -1 } }, 404],
  ]
  for (const [what, body, status] of bad) await assert.rejects(owner.put('/routing/queues', body), { status }, what)
  for (const number of ['0', '-1', '99999999999', 'x'])
    await assert.rejects(ana.post(`/offers/${number}/accept`), { status: 400 }, number)
  await assert.rejects(ana.post(`/offers/${offer.number}/decline`, { reason: 'no '.repeat(100) }), {
    code: 'offer.reason-long',
  })
  assert.deepEqual(
    (await ana.get<OfferShown[]>('/offers')).map(({ number }) => number),
    [offer.number],
  )
})

test('who supervises and sees only their own finds in the lists of the board no more than they may read', async () => {
  const eva = await world.person('supervisor')
  assert.equal((await eva.get<WaitingTask[]>('/routing/waiting?team=common')).length, 1)
  await world.owner.patch(`/people/${eva.personId}`, { sees: 'own' })
  assert.deepEqual(await eva.get('/routing/waiting?team=common'), [])
  assert.equal((await eva.get<RoutingBoard>('/routing/board')).queues[0]!.waiting, 1)
  await ana.post(`/offers/${offer.number}/accept`)
  await until(
    () => world.owner.get<HeldTask[]>(`/routing/held?agent=${ana.personId}`),
    all => all.length === 1,
  )
  assert.deepEqual(await eva.get(`/routing/held?agent=${ana.personId}`), [])
  await world.owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: eva.personId } })
  await until(
    () => eva.get<HeldTask[]>(`/routing/held?agent=${eva.personId}`),
    all => all.length === 1,
  )
})
