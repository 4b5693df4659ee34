import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute } from '#lib'
import type {
  CalendarCard,
  DeadlineCard,
  FileHolidaysView,
  LevelsView,
  LevelView,
  Page,
  PresetView,
  ProfileKept,
  Row,
  SpanishHolidaysView,
} from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import type { Client } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let agent: Client
let kept: ProfileKept
const monday = Date.UTC(2026, 10, 23, 10)

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  world.clock.set(monday)
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  kept = await world.owner.post<ProfileKept>('/profiles', profile)
  agent = await world.person('agent')
})
after(() => world[Symbol.asyncDispose]())

const office: Omit<CalendarCard, 'id' | 'holidays'> = {
  ...{ name: 'Oficina', isDefault: true, profileIds: [], timeZone: 'Europe/Madrid' },
  week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ opens: 540, closes: 1200 }] : [])),
}

test('a calendar is added with the holidays of a region, changed, refused with its day, and removed', async () => {
  const spain = await world.owner.get<SpanishHolidaysView>('/holidays/spain?region=MD&year=2026')
  assert.equal(spain.isConfirmed, true)
  assert.equal(spain.holidays.length, 12)
  const added = await world.owner.post<LevelsView>('/calendars', { ...office, holidays: spain.holidays })
  const [calendar] = added.calendars
  assert.deepEqual([calendar?.name, calendar?.holidays.length, calendar?.week[5]], ['Oficina', 12, []])
  const body = { ...office, holidays: [], name: 'Oficina de Madrid' }
  const changed = await world.owner.put<LevelsView>(`/calendars/${calendar!.id}`, body)
  assert.deepEqual(
    changed.calendars.map(({ name }) => name),
    ['Oficina de Madrid'],
  )
  const backwards = { ...body, week: [[{ opens: 600, closes: 540 }], [], [], [], [], [], []] }
  await assert.rejects(world.owner.put(`/calendars/${calendar!.id}`, backwards), { code: 'calendar.backwards' })
  await assert.rejects(agent.post('/calendars', body), { code: 'forbidden' })
  assert.deepEqual(await agent.get<LevelsView>('/levels'), changed)
  assert.deepEqual((await world.owner.remove<LevelsView>(`/calendars/${calendar!.id}`)).calendars, [])
})

test('a calendar file is read, and what could not be is counted', async () => {
  const days = [
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261109',
    'SUMMARY:La Almudena',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'END:VEVENT',
  ]
  const text = ['BEGIN:VCALENDAR', ...days, 'END:VCALENDAR'].join('\r\n')
  const found = await world.owner.post<FileHolidaysView>('/holidays/file', { text, from: 2026, to: 2027 })
  assert.deepEqual(found, { holidays: [{ date: '2026-11-09', name: 'La Almudena', spans: [] }], skipped: 1 })
  await assert.rejects(world.owner.post('/holidays/file', { text: 'x', from: 2026, to: 2027 }), {
    code: 'calendar-file.none',
  })
})

test('a preset says what it changes, and is put in; a profile has its own target with a reason alone', async () => {
  const preset = '/targets/preset?name=ley-10-2025'
  assert.equal((await agent.get<PresetView>(preset)).changes.length, 3)
  const { targets } = await world.owner.post<LevelsView>('/targets/preset', { name: 'ley-10-2025' })
  assert.deepEqual((await agent.get<PresetView>(preset)).changes, [])
  const own = { ...targets[0]!, profileId: kept.id, within: { clock: 'wall', ms: 60 * minute }, why: '' }
  await assert.rejects(world.owner.put('/targets', { targets: [...targets, own] }), { code: 'target.unjustified' })
  const put = await world.owner.put<LevelsView>('/targets', { targets: [...targets, { ...own, why: 'Sin horario' }] })
  assert.equal(put.targets.at(-1)?.why, 'Sin horario')
  const foreign = { ...own, profileId: '01900000-0000-7000-8000-000000000001', why: 'x' }
  await assert.rejects(world.owner.put('/targets', { targets: [...targets, foreign] }), { code: 'target.profile' })
})

test('a customer who writes has a deadline that is kept by itself, and missed to the second', async () => {
  const from = { id: 'marta', name: 'Marta' }
  const said = { kind: 'message', key: 'm-1', externalId: 'm-1', text: '¿Cuándo llega?', visibility: 'private' }
  const event = { ...said, profileKey: 'main', lane: 'marta', from, at: world.clock.now() }
  await fetch(`${world.address}/hooks/${kept.connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  const { rows } = await until(
    () => agent.get<Page<Row>>('/conversations?view=all'),
    page => page.rows.length === 1,
  )
  const path = `/conversations/${rows[0]!.id}/deadlines`
  const [first] = await until(
    () => agent.get<DeadlineCard[]>(path),
    found => found.length === 2,
  )
  assert.deepEqual([first?.aim, first?.state, first?.isMissed], ['first', 'running', false])
  world.clock.set(first!.dueAt!)
  await until(
    () => agent.get<DeadlineCard[]>(path),
    found => found[0]!.isMissed,
  )
  assert.deepEqual(await agent.get<LevelView>(`/profiles/${kept.id}/level`), {
    ...{ level: null, state: 'new', share: null, isOverPromised: false },
  })
})
