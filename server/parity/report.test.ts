import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followDeadlines } from '#deadlines'
import { day, minute } from '#lib'
import { anyRow, insert, workspaceTables } from '../../test/any-row.ts'
import { morning, openDesk } from '../../test/desk.ts'
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
