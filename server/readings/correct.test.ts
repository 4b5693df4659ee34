import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seesAll, type Who } from '#accounts'
import { minute, newId } from '#lib'
import type { Reading, ReadingChange } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import { corrections, correctReading, followReadings, type ReadTexts, reviseReadings } from './index.ts'

const reading: Reading = {
  ...{ language: 'es', sentiment: -0.37, isUnsure: false, emotion: 'anger', urgency: 2, kind: 'complaint' },
  ...{ subject: 'late', toxicity: 0.02, irony: 0.1 },
}
const read: ReadTexts = texts => Promise.resolve({ model: '1', readings: texts.map(() => reading) })

/** A desk where a customer has written, and models have read a complaint. */
async function openCorrections() {
  const desk = await openDesk()
  const said = await desk.says('Vaya día llevamos')
  const hear = () => desk.hear(followReadings(read, () => morning))
  await hear()
  return {
    ...{ desk, hear, ...said },
    says: (change: ReadingChange, { by = desk.who.ana, messageId = said.messageId, now = morning } = {}) =>
      desk.as((tx, who) => correctReading(tx, who, { messageId, change, now }), by),
    reading: async () => (await desk.message(said.messageId))?.reading,
    tone: async () => (await desk.row(said.conversationId)).tone,
    revise: (over: Partial<Reading>, readAt = morning) =>
      desk.database.engine(tx =>
        reviseReadings(
          tx,
          desk.ours,
          [{ messageId: said.messageId, readAt, model: '2', reading: { ...reading, ...over } }],
          morning + minute,
        ),
      ),
    told: async () => (await desk.events('message.understood')).map(({ detail }) => detail),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  }
}

test('what a person says stands in the message and in the row, with their name and what they corrected', async () => {
  await using at = await openCorrections()
  assert.equal(await at.says({ kind: 'praise', sentiment: 0.5, isToxic: true }), true)
  const { corrected, ...stands } = (await at.reading())!
  assert.deepEqual(stands, {
    ...reading,
    ...{ kind: 'praise', sentiment: 0.5, toxicity: 1, isToxic: true },
  })
  assert.deepEqual(corrected, { by: at.desk.people.ana, at: morning, aspects: ['isToxic', 'kind', 'sentiment'] })
  assert.deepEqual(await at.tone(), {
    ...{ language: 'es', sentiment: 0.5, isUnsure: false, kind: 'praise', urgency: 2, isToxic: true },
  })
  assert.deepEqual(await at.told(), [null, '{"again":true}'])
})

test('said twice it is said once; taken back, nobody has said anything', async () => {
  await using at = await openCorrections()
  const before = [await at.reading(), await at.tone()]
  await at.says({ urgency: 3 })
  assert.equal(await at.says({ urgency: 3 }), false)
  assert.equal(await at.says({ urgency: 2 }), true)
  assert.deepEqual([await at.reading(), await at.tone()], before)
  await at.says({ language: 'pt' })
  await at.says({ language: null })
  assert.deepEqual([await at.reading(), await at.tone()], before)
  assert.equal((await at.told()).length, 5)
})

test('a person’s word stands over every later model, which stands beneath it', async () => {
  await using at = await openCorrections()
  await at.says({ kind: 'praise' })
  assert.equal(await at.revise({ kind: 'question', emotion: 'fear', sentiment: -0.9 }), 1)
  const revised = (await at.reading())!
  assert.deepEqual([revised.kind, revised.emotion, revised.corrected?.by], ['praise', 'fear', at.desk.people.ana])
  assert.equal((await at.tone())?.sentiment, -0.9)
  await at.says({ kind: null })
  assert.equal((await at.reading())!.kind, 'question')
})

test('a correction of what is historic starts as little as that', async () => {
  await using at = await openCorrections()
  const old = await at.desk.says('Hace años', { by: 'joan', historic: true })
  await at.hear()
  await at.says({ kind: 'praise' }, { messageId: old.messageId })
  assert.deepEqual(await at.told(), [null, '{"historic":true}', '{"historic":true,"again":true}'])
})

test('what another model read of other words is left', async () => {
  await using at = await openCorrections()
  assert.equal(await at.revise({ kind: 'question' }, morning - 1), 0)
  assert.equal((await at.reading())!.kind, 'complaint')
  assert.equal((await at.told()).length, 1)
})

test('only of what customers say, in conversations that one works on', async () => {
  await using at = await openCorrections()
  const { desk } = at
  const ours = await desk.replies(at.conversationId)
  const sees = { ...desk.who.luis, sees: 'own' } as Who
  const key = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['read'] } as const
  await assert.rejects(at.says({ kind: 'praise' }, { messageId: ours }), { code: 'reading.unknown', status: 404 })
  await assert.rejects(at.says({ kind: 'praise' }, { messageId: newId() }), { code: 'message.unknown', status: 404 })
  await assert.rejects(at.says({ kind: 'praise' }, { by: sees }), { code: 'message.unknown', status: 404 })
  await assert.rejects(at.says({ kind: 'praise' }, { by: key }), { code: 'forbidden', status: 403 })
  await assert.rejects(at.says({ kind: 'praise' }, { by: desk.person('ana', desk.theirs) }), {
    code: 'message.unknown',
  })
  assert.equal((await at.reading())!.kind, 'complaint')
})

test('whoever trains models goes through all corrections, the oldest first', async () => {
  await using at = await openCorrections()
  const { desk } = at
  const boss: Who = {
    kind: 'person',
    workspaceId: desk.ours,
    personId: newId(),
    name: 'Eva',
    role: 'administrator',
    ...seesAll,
  }
  const second = await desk.says('Otra cosa', { by: 'joan', at: morning + minute })
  await at.hear()
  await at.says({ kind: 'question' }, { messageId: second.messageId, now: morning + minute })
  await at.says({ sentiment: 1, isToxic: true }, { now: morning + 2 * minute })
  const page = (after?: string) => desk.as((tx, who) => corrections(tx, who, { after, limit: 1 }), boss)
  const [first, last] = [await page(), await page((await page()).next!)]
  assert.deepEqual(first.rows, [
    {
      ...{
        messageId: second.messageId,
        conversationId: second.conversationId,
        at: morning + minute,
        by: desk.people.ana,
      },
      ...{ text: 'Otra cosa', model: '1', aspects: [{ aspect: 'kind', said: 'question', read: 'complaint' }] },
    },
  ])
  assert.deepEqual(last.rows[0]!.aspects, [
    { aspect: 'sentiment', said: 1, read: -0.37 },
    { aspect: 'isToxic', said: true, read: 0.02 },
  ])
  assert.equal(last.next, null)
  await assert.rejects(
    desk.as((tx, who) => corrections(tx, who, { limit: 1 }), desk.who.sofia),
    { code: 'forbidden' },
  )
})
