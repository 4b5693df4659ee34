import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLeases } from '#db'
import { minute } from '#lib'
import type { Reading } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import { followReadings, readEarlier, type ReadTexts } from './index.ts'

const reading: Reading = {
  ...{ language: 'es', sentiment: -0.5, isUnsure: false, emotion: 'anger', urgency: 2, kind: 'complaint' },
  ...{ subject: 'late', toxicity: 0, irony: 0 },
}

test('what was there before there were readings is read, the newest first, each once, and starts nothing', async () => {
  await using desk = await openDesk()
  const { database, ours } = desk
  const texts: string[] = []
  const read: ReadTexts = async asked => {
    texts.push(...asked)
    return { model: '1', readings: asked.map(() => reading) }
  }
  const known = await desk.says('Ya leído')
  await desk.hear(followReadings(read, () => morning))
  const said = await desk.sayAll(
    Array.from({ length: 240 }, (_, n) => [`Dice ${n}`, { by: `c${n % 7}`, at: morning + n }] as const),
  )
  await desk.replies(said[0]!.conversationId, { text: 'Nuestro', at: morning + minute })
  await database.owner(tx =>
    tx.query(`insert into readings_backfill values ($1, 'ffffffff-ffff-ffff-ffff-ffffffffffff')`, [ours]),
  )
  const stop = new AbortController()
  const leases = openLeases(database)
  const failed = (error: unknown) => {
    throw error
  }
  const running = readEarlier({ database, leases, read, now: () => morning, failed }, stop.signal)
  const isLeft = () => database.owner(tx => tx.query('select 1 from readings_backfill'))
  while ((await isLeft()).length > 0);
  stop.abort()
  await running
  await leases.close()
  assert.equal(texts.length, 241)
  assert.deepEqual(texts.slice(1, 4), ['Dice 239', 'Dice 238', 'Dice 237'])
  const told = await desk.events('message.understood')
  assert.equal(new Set(told.map(({ subject }) => subject)).size, 241)
  assert.deepEqual([...new Set(told.map(({ detail }) => detail))], [null, '{"historic":true}'])
  assert.equal((await desk.row(said[0]!.conversationId)).tone?.kind, 'complaint')
  assert.equal((await desk.message(known.messageId))?.reading?.sentiment, -0.5)
})
