import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hour, minute, newId } from '#lib'
import type {
  Alert,
  AlertCard,
  AlertGuards,
  AlertStanding,
  NoticeDraft,
  NotificationPage,
  Praise,
  ProfileKept,
  Suspect,
  SuspectCard,
} from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { houseOf } from '../../../test/storm-house.ts'
import { leakingPots, readAsMeant } from '../../../test/storm-texts.ts'
import { brewStorm, type StormHouse } from '../../../test/storm.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

type Paged<T> = { rows: T[]; next: string | null }

const noon = Date.UTC(2026, 10, 20, 12)

const storm = leakingPots

let world: TestWorld
let house: StormHouse

before(async () => {
  world = await createWorld({
    ...{ channels: [plainChannel()], readTexts: readAsMeant(storm) },
    // The house looks when an hour is told whole.
    heldElsewhere: ['alerts', 'suspects'],
  })
  world.clock.set(noon)
  const profile = { channel: 'plain', name: 'Urraca', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  house = houseOf(world, `${world.address}/hooks/${connectionId}`)
  await brewStorm(house, {
    texts: storm,
    ...{ until: noon, quietHours: 25, anHour: 5, surge: [9, 21, 34], trollPosts: 212 },
  })
})
after(() => world[Symbol.asyncDispose]())

const open = async (): Promise<AlertCard> => {
  const { rows } = await world.owner.get<Paged<AlertCard>>('/alerts')
  assert.equal(rows.length, 1)
  return rows[0]!
}

test('a storm that goes through the server is one crisis, with its evidence; the troll beside it is none of it', async () => {
  const card = await open()
  assert.deepEqual([card.level, card.topic, card.levelAt, card.lookedAt], ['crisis', 'damaged', card.levelAt, noon])
  assert.deepEqual(
    card.evidence.hours.slice(-3).map(({ authors }) => authors),
    [9, 21, 34],
  )
  const shown = await world.owner.get<Alert>(`/alerts/${card.id}`)
  assert.ok(shown.samples.every(({ text }) => storm.surge.includes(text!)))
  assert.deepEqual([shown.conversations, shown.unseen], [64, 0])
  assert.deepEqual([shown.draft?.alertId, shown.draft?.state], [card.id, 'draft'])
  await assert.rejects(world.owner.get(`/alerts/${newId()}`), { status: 404, code: 'alert.unknown' })
})

test('those on guard are told, in the app too; others can be named', async () => {
  const card = await open()
  const told = async () => {
    const { rows } = await world.owner.get<NotificationPage>('/notifications')
    return rows.filter(({ kind }) => kind === 'alerted')
  }
  const rows = await until(told, found => found.length > 0)
  assert.deepEqual(
    rows.map(({ alert, conversationId }) => [alert?.id, alert?.level, conversationId]),
    [[card.id, 'crisis', null]],
    'one line, as bad as it is now',
  )
  await world.owner.post('/notifications/read', { id: rows[0]!.id })
  assert.ok((await told())[0]?.readAt !== null)
  assert.deepEqual(await world.owner.get('/alerts/guards'), { people: [] })
  const agent = await world.person('agent')
  const named = await world.owner.put<AlertGuards>('/alerts/guards', { people: [agent.personId] })
  assert.deepEqual(named.people, [agent.personId])
  await assert.rejects(agent.put('/alerts/guards', { people: [] }), { status: 403 })
})

test('the rail knows how much stands open', async () => {
  const standing = await world.owner.get<AlertStanding>('/alerts/standing')
  assert.deepEqual(standing, {
    ...{ open: 1, worst: 'crisis', suspects: 1, drafts: 1, praise: standing.praise },
    ...{ lookedAt: noon, everyMs: 5 * minute },
  })
  assert.ok(standing.praise > 0)
})

test('an incident is opened for it; the notice is written and said to be ready', async () => {
  const card = await open()
  const cause = await world.owner.post<{ incidentId: string; linked: number; left: number }>(
    `/alerts/${card.id}/incident`,
    {
      ...{ id: newId(), name: 'La junta de la Nido 2 gotea' },
    },
  )
  assert.deepEqual([cause.linked, cause.left], [64, 0])
  assert.equal((await open()).incidentId, cause.incidentId)
  const [draft] = (await world.owner.get<Paged<NoticeDraft>>('/notice-drafts')).rows
  const edit = (change: object) => world.owner.patch<NoticeDraft>(`/notice-drafts/${draft!.id}`, change)
  const ready = await edit({ what: 'Una partida de juntas sale mal', nextAt: noon + 3 * hour, state: 'ready' })
  assert.deepEqual([ready.state, ready.changedById], ['ready', world.owner.personId])
  await assert.rejects(edit({ what: 'x'.repeat(5001) }), { status: 400 })
})

test('a person puts an alert aside and takes it up again', async () => {
  const card = await open()
  const put = (reason: string | null) => world.owner.put<Alert>(`/alerts/${card.id}/put-aside`, { reason })
  assert.equal((await put('Lo sabemos')).putAside?.reason, 'Lo sabemos')
  assert.equal((await world.owner.get<AlertStanding>('/alerts/standing')).open, 0)
  assert.equal((await put(null)).putAside, null)
})

test('whoever insists after their answer is decided about by a person', async () => {
  const [card] = (await world.owner.get<Paged<SuspectCard>>('/suspects')).rows
  assert.deepEqual([card?.name, card?.state, card?.evidence.requests], ['@verdadsincafe', 'suspected', 1])
  assert.ok(card!.evidence.messages > 200)
  const { samples, requests, answers } = await world.owner.get<Suspect>(`/suspects/${card!.id}`)
  assert.deepEqual([requests[0]?.text, answers[0]?.text], [storm.asks, storm.answer])
  const at = `/suspects/${card!.id}`
  assert.equal((await world.owner.post<Suspect>(`${at}/pause`)).pause?.at, world.clock.now())
  const hide = { state: 'hidden', rule: 'insults', reason: 'Insulta', messageIds: [samples[0]!.messageId] }
  await assert.rejects(world.owner.post(`${at}/decision`, hide), { code: 'act.not-here' })
  const serve = { state: 'served', reason: 'Contestamos una vez más' }
  const decided = await world.owner.post<Suspect>(`${at}/decision`, serve)
  assert.deepEqual([decided.state, decided.decision?.byId], ['served', world.owner.personId])
  await assert.rejects(world.owner.post(`${at}/appeal`, { text: 'No' }), { code: 'suspect.not-hidden' })
  await assert.rejects(world.owner.post(`${at}/appeal/answer`, { outcome: 'kept', text: 'No' }), {
    code: 'suspect.no-appeal',
  })
  assert.equal((await world.owner.get<Paged<SuspectCard>>('/suspects?state=over')).rows.length, 1)
})

test('praise is listed page by page, and can be passed by', async () => {
  const first = await world.owner.get<Paged<Praise>>('/praise?limit=2')
  assert.equal(first.rows.length, 2)
  const next = await world.owner.get<Paged<Praise>>(`/praise?limit=2&after=${first.next}`)
  assert.ok(next.rows.every(({ messageId }) => first.rows.every(row => row.messageId !== messageId)))
  await world.owner.put(`/praise/${first.rows[0]!.messageId}`, { isPassed: true })
  const again = await world.owner.get<Paged<Praise>>('/praise?limit=2')
  assert.equal(again.rows[0]!.messageId, first.rows[1]!.messageId)
})
