import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { followDeadlines, keepCalendar, keepTargets, levels } from '#deadlines'
import { day, hour, minute, newId } from '#lib'
import { anyRow, insert, workspaceTables } from '../../test/any-row.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import { parityReport } from './index.ts'

test('each answered turn that fell due counts where it came by; who only attends does not read it', async () => {
  await using desk = await openDesk()
  const tables = await desk.database.owner(workspaceTables)
  const profiles = tables.find(({ name }) => name === 'profiles')!
  await desk.database.engine(tx => insert(tx, 'profiles', anyRow(profiles, desk.ours, desk.profileId)))
  for (const [n, waits] of [15, 30, 6].entries()) {
    const visibility = n === 2 ? 'public' : 'private'
    const { conversationId } = await desk.says('Hola', {
      ...{ by: `c${n}`, at: morning, channel: n === 1 ? 'email' : 'api', visibility },
    })
    await desk.replies(conversationId, { at: morning + waits * minute, visibility })
  }
  await desk.says('¿Hay alguien?', { by: 'nadie', at: morning })
  await desk.hear(
    understand(morning),
    followDeadlines(() => 'later'),
  )
  const ask = { days: 7, now: morning + 60 * minute, timeZone: 'Europe/Madrid' }
  const found = await desk.as((tx, who) => parityReport(tx, who, ask), desk.who.sofia)
  assert.equal(found.from, Date.UTC(2026, 10, 14, 23))
  assert.deepEqual([found.turns, found.sampled, found.open], [3, 3, 1])
  const told = (groups: typeof found.channels) => groups.map(({ key, count, verdict }) => [key, count, verdict])
  assert.deepEqual(told(found.channels), [
    ['email', 1, 'few'],
    ['api', 2, 'few'],
  ])
  assert.equal(found.channels[0]!.ratio, 2)
  assert.deepEqual(told(found.reaches), [
    ['private', 2, 'few'],
    ['public-unknown', 1, 'few'],
  ])
  const later = await desk.as((tx, who) => parityReport(tx, who, { ...ask, now: morning + 30 * day }), desk.who.sofia)
  assert.equal(later.turns, 0)
  await assert.rejects(
    desk.as((tx, who) => parityReport(tx, who, ask), desk.who.ana),
    { code: 'forbidden' },
  )
})

const head = (desk: Desk): Who => ({ ...desk.who.sofia, role: 'administrator' }) as Who
const heard = followDeadlines(() => 'later')
const office = Array.from({ length: 7 }, (_, at) => (at < 5 ? [[540, 1080] as const] : []))

test('a night in which nobody is there is nobody’s wait where the target runs in business hours', async () => {
  await using desk = await openDesk()
  const profiles = (await desk.database.owner(workspaceTables)).find(({ name }) => name === 'profiles')!
  await desk.database.engine(tx => insert(tx, 'profiles', anyRow(profiles, desk.ours, desk.profileId)))
  const calendar = { timeZone: 'Europe/Madrid', week: office, holidays: [] }
  const kept = { id: newId(), name: 'Oficina', isDefault: true, profileIds: [], calendar }
  await desk.as((tx, who) => keepCalendar(tx, who, kept), head(desk))
  const friday = Date.UTC(2026, 10, 20, 16, 50)
  const monday = Date.UTC(2026, 10, 23, 8)
  const asked = [
    ['api', friday, friday + 5 * minute],
    ['email', friday, monday + 5 * minute],
  ] as const
  for (const [channel, at, answered] of asked) {
    const { conversationId } = await desk.says('Hola', { by: channel, at, channel })
    await desk.replies(conversationId, { at: answered })
  }
  await desk.hear(understand(friday), heard)
  const ask = { days: 7, now: monday + hour, timeZone: 'Europe/Madrid' }
  const { channels } = await desk.as((tx, who) => parityReport(tx, who, ask), desk.who.sofia)
  // Five minutes of thirty, and ten on Friday with five on Monday; between them the median of both.
  assert.deepEqual(
    channels.map(({ key, ratio }) => [key, ratio]),
    [
      ['email', 1.5],
      ['api', 0.5],
    ],
  )
})

test('an account with a target of its own stands in the report, with what others have and the reason', async () => {
  await using desk = await openDesk()
  const profiles = (await desk.database.owner(workspaceTables)).find(({ name }) => name === 'profiles')!
  await desk.database.engine(tx => insert(tx, 'profiles', anyRow(profiles, desk.ours, desk.profileId)))
  const own = { aim: 'first', class: 'query', pace: 'later', profileId: desk.profileId } as const
  const within = { clock: 'wall', ms: 4 * hour } as const
  const ask = { days: 7, now: morning, timeZone: 'Europe/Madrid' }
  const report = () => desk.as((tx, who) => parityReport(tx, who, ask), desk.who.sofia)
  assert.deepEqual((await report()).targets, [])
  const why = 'Lo lleva la tienda, que abre por las tardes'
  await desk.as(async (tx, who) => {
    await keepTargets(tx, who, [...(await levels(tx, who)).targets, { ...own, within, why }])
  }, head(desk))
  const usual = { clock: 'business', ms: 30 * minute }
  const [told, ...more] = (await report()).targets
  assert.deepEqual({ ...told, name: '' }, { ...own, name: '', channel: 'api', within, usual, why })
  assert.deepEqual(more, [])
})
