import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { NotificationChoices, OfferShown, PushState } from '#protocol'
import { openPushService, type PushBrowser, type PushService } from '../../../test/vendors/push.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'
import { receive } from '#arrivals'
import { refOf } from '#customers'
import { hour, minute, newId, second } from '#lib'
import { messageRef, threadIdOf } from '#messages'

/** A customer writes, and whoever holds the conversation by then has been told; returns the conversation. */
async function says(world: TestWorld, by: string): Promise<string> {
  const { workspaceId } = world
  const profileId = newId()
  const ref = refOf('api', profileId, by)
  const at = world.clock.now()
  const said = { text: 'Hola', kind: 'text', parts: [], visibility: 'private' as const, echo: false, historic: false }
  const [received] = await world.database.engine(tx =>
    receive(
      tx,
      [
        {
          ...{ ...said, workspaceId, profileId, channel: 'api', lane: by, at, receivedAt: at, externalId: by },
          ...{ threadId: threadIdOf(profileId, by, ref), ref: messageRef(profileId, by), tokens: undefined },
          ...{ quoteRef: undefined, from: { workspaceId, ref, channel: 'api', externalId: by, name: by } },
        },
      ],
      at,
    ),
  )
  await until(
    () => world.database.owner(tx => tx.query(behind)),
    rows => rows.length === 0,
  )
  return received!.conversationId
}

const behind = `select 1 where not exists (
  select 1 from cursors where room = 'notifications' and number >= (select max(number) from events where kind = 'message.received'))`

const give = (owner: Client, conversationId: string, whom: Client) =>
  owner.post(`/conversations/${conversationId}/assign`, { holder: { kind: 'agent', id: whom.personId } })

async function admit(who: Client, service: PushService): Promise<PushBrowser> {
  const browser = service.admits((await who.get<PushState>('/push')).key)
  await who.put('/push', browser.subscription)
  return browser
}

const isOn = async (who: Client) => (await who.get<PushState>('/push')).isOn
const unread = (who: Client, count: number) =>
  until(
    () => who.get<{ count: number }>('/notifications/unread'),
    found => found.count === count,
  )

/** How many timers of ours wait, and how many jobs. */
const waiting = (world: TestWorld) =>
  world.database.owner(async tx => {
    const timers = await tx.query(`select 1 from timers where kind = 'push'`)
    const jobs = await tx.query(`select 1 from jobs.jobs`)
    return { timers: timers.length, jobs: jobs.length }
  })

/** The time for looking at it by oneself is over, for all that is told from now on; what is postponed comes soon. */
const goesOn = (world: TestWorld) => {
  world.clock.set(Date.now() + hour)
  setInterval(() => world.clock.advance(second), 100).unref()
}

const arrives = (browser: PushBrowser, count: number) =>
  until(
    () => browser.arrived.length,
    found => found >= count,
  )

/** All of the day but a minute that is half a day away. */
function allDay(): NotificationChoices['quiet'] {
  const away = (Math.floor(Date.now() / minute) + 720) % 1440
  return { from: (away + 1) % 1440, to: away, timeZone: 'UTC' }
}

const chosen = (change: Partial<NotificationChoices>, place: 'push' | 'app' = 'push'): NotificationChoices => ({
  where: {
    mentioned: place,
    asked: place,
    assigned: place,
    wrote: place,
    failed: place,
    overdue: 'push',
    unserved: 'push',
    alerted: 'push' as const,
    woken: place,
  },
  ...{ quiet: null, showsNames: false, ...change },
})

test('what one is told reaches a browser that was let in: only it can read it, and it says nothing of the customer', async () => {
  await using world = await createWorld()
  await using service = await openPushService()
  const lucia = await world.person('agent')
  assert.equal(await isOn(lucia), false)
  const browser = await admit(lucia, service)
  assert.equal(await isOn(lucia), true)
  const conversation = await says(world, 'Marta')
  goesOn(world)
  await give(world.owner, conversation, lucia)
  await arrives(browser, 1)
  const [{ said, ttl, urgency, topic }] = browser.arrived as [PushBrowser['arrived'][number]]
  assert.deepEqual(said, { kind: 'assigned', workspace: world.workspaceId, conversation, language: 'es' })
  assert.deepEqual([ttl, urgency, topic.length], [86_400, 'normal', 32])
  assert.ok(!service.server.requests.some(({ raw }) => raw.includes(conversation)), 'sealed on its way')
  await lucia.put('/notifications/choices', chosen({ showsNames: true }))
  await lucia.post('/notifications/read', { all: true })
  await world.owner.post(`/conversations/${conversation}/notes`, {
    id: randomUUID(),
    text: 'mira',
    mentions: [lucia.personId],
  })
  await arrives(browser, 2)
  assert.deepEqual(
    [browser.arrived[1]!.said.name, browser.arrived[1]!.said.kind, browser.arrived[1]!.urgency],
    ['Marta', 'mentioned', 'high'],
  )
})

test('nothing is pushed that was read at once, comes in quiet hours, is wanted in the app alone, or is not theirs to see any more', async () => {
  await using world = await createWorld()
  await using service = await openPushService()
  const told = async (by: string, choices: NotificationChoices) => {
    const who = await world.person('agent')
    const browser = await admit(who, service)
    await who.put('/notifications/choices', choices)
    const conversation = await says(world, by)
    await give(world.owner, conversation, who)
    await unread(who, 1)
    return { who, browser, conversation }
  }
  const reader = await told('a', chosen({}))
  await reader.who.post('/notifications/read', { all: true })
  const sleeper = await told('b', chosen({ quiet: allDay() }))
  const plain = await told('c', chosen({}, 'app'))
  const other = await told('d', chosen({}))
  const late = await told('e', chosen({ showsNames: true }))
  await world.owner.patch(`/people/${late.who.personId}`, { sees: 'own' })
  await world.owner.post(`/conversations/${late.conversation}/assign`, { holder: { kind: 'queue' } })
  await until(
    () => waiting(world),
    ({ timers }) => timers === 5,
  )
  goesOn(world)
  await arrives(other.browser, 1)
  await until(
    () => waiting(world),
    ({ timers, jobs }) => timers + jobs === 0,
  )
  assert.deepEqual(
    [reader, sleeper, plain, late, other].map(({ browser }) => browser.arrived.length),
    [0, 0, 0, 0, 1],
  )
})

test('a push service that is busy is asked again; a browser that has gone is forgotten', async () => {
  await using world = await createWorld()
  await using service = await openPushService()
  const lucia = await world.person('agent')
  const browser = await admit(lucia, service)
  service.server.next('throttles')
  goesOn(world)
  await give(world.owner, await says(world, 'a'), lucia)
  await arrives(browser, 1)
  assert.equal(service.server.requests.length, 2)
  browser.leave()
  await give(world.owner, await says(world, 'b'), lucia)
  await until(
    () => isOn(lucia),
    on => !on,
  )
})

test('a browser is reached as long as its session lasts, and its person lets it', async () => {
  await using world = await createWorld()
  await using service = await openPushService()
  const left = () => world.database.owner(tx => tx.query(`select 1 from push_subscriptions`))
  const lucia = await world.person('agent')
  await admit(lucia, service)
  await admit(lucia, service)
  assert.equal((await left()).length, 1, 'one for each session')
  await lucia.remove('/push')
  assert.deepEqual([await left(), await isOn(lucia)], [[], false])
  await admit(lucia, service)
  await lucia.post('/sign-out')
  assert.deepEqual(await left(), [])
})

test('a push service that is no address of the open internet is not taken', async () => {
  await using world = await createWorld({ allowsPrivateAddresses: false })
  await using service = await openPushService()
  await assert.rejects(admit(world.owner, service), { code: 'push.address', status: 422 })
  const { subscription } = service.admits('x')
  const odd = [
    { ...subscription, endpoint: 'ftp://x' },
    { ...subscription, keys: { p256dh: 'B', auth: '' } },
  ]
  for (const each of odd) await assert.rejects(world.owner.put('/push', each), { status: 400 })
})

test('what lies before somebody reaches their browser at once, once, for as long as it lies there', async () => {
  await using world = await createWorld()
  await using service = await openPushService()
  const { owner } = world
  const lucia = await world.person('agent')
  const browser = await admit(lucia, service)
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  await lucia.put('/presences/mine', { state: 'available' })
  const conversation = await says(world, 'Marta')
  const [offer] = await until(
    () => lucia.get<OfferShown[]>('/offers'),
    all => all.length === 1,
  )
  await arrives(browser, 1)
  const [{ said, ttl, urgency }] = browser.arrived as [PushBrowser['arrived'][number]]
  assert.deepEqual(said, { kind: 'offered', workspace: world.workspaceId, conversation, language: 'es' })
  assert.equal(urgency, 'high')
  assert.ok(ttl > 0 && ttl <= 120, `${ttl} seconds`)
  // Another thing of hers changes: what she was told of is not told again.
  await lucia.post(`/offers/${offer!.number}/accept`, {})
  await until(
    () => lucia.get<OfferShown[]>('/offers'),
    all => all.length === 0,
  )
  const jobs = () => world.database.owner(tx => tx.query(`select 1 from jobs.jobs`))
  await until(jobs, rows => rows.length === 0)
  assert.equal(browser.arrived.length, 1)
})
