import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute, newId } from '#lib'
import { merge, split, unmerge } from '#merging'
import { applySignals, note, type SignalDeed } from '#messages'
import { type Reading, type Tone, toxicFrom } from '#protocol'
import { withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { correctReading, followReadings, type ReadTexts } from './index.ts'

const [angry, glad, english] = ['Ha llegado roto', 'Muchas gracias', 'Hello, where is it?']
const plain: Reading = {
  ...{ language: 'unknown', sentiment: 0, isUnsure: false, emotion: 'none', urgency: 0, kind: 'other' },
  ...{ subject: 'other', toxicity: 0, irony: 0 },
}
/** What is read in them here. */
const known: Record<string, Partial<Reading>> = {
  [angry]: { language: 'es', sentiment: -0.83, emotion: 'anger', urgency: 2, kind: 'complaint', toxicity: 0.6 },
  [glad]: { language: 'es', sentiment: 0.71, emotion: 'joy', kind: 'praise' },
  [english]: { language: 'en', sentiment: -0.1, urgency: 1, kind: 'question' },
}
const readingOf = (text: string): Reading => ({ ...plain, ...known[text.trim()] })
const read: ReadTexts = texts => Promise.resolve({ model: '1', readings: texts.map(readingOf) })

/** A desk whose messages are read as the log tells of them. */
async function openReadings(reading = read) {
  const desk = await openDesk()
  const follow = followReadings(reading, () => morning)
  return {
    desk,
    hear: () => desk.hear(follow),
    tone: async (id: string) => (await desk.row(id)).tone,
    reading: async (id: string) => (await desk.message(id))?.reading,
    conversion: async (id: string) => {
      const rows = await desk.database.owner(tx =>
        tx.query<{ start: number | null; end: number | null }>(
          `select start_tone as start, end_tone as "end" from tones where workspace_id = $1 and conversation_id = $2`,
          [desk.ours, id],
        ),
      )
      return rows.map(({ start, end }) => [start, end])[0]
    },
    happens: (targetId: string, deed: SignalDeed, at = morning + minute) =>
      desk.database.engine(tx =>
        applySignals(tx, [{ workspaceId: desk.ours, profileId: desk.profileId, key: newId(), at, targetId, deed }]),
      ),
    correct: (messageId: string, change: Parameters<typeof correctReading>[2]['change']) =>
      desk.as((tx, who) => correctReading(tx, who, { messageId, change, now: morning })),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  }
}

const sounds = (text: string): Tone => {
  const { language, sentiment, isUnsure, kind, urgency, toxicity } = readingOf(text)
  return { language, sentiment, isUnsure, kind, urgency, isToxic: toxicity >= toxicFrom }
}
const understood = async (desk: Desk) =>
  (await desk.events('message.understood')).map(({ subject, conversation, detail }) => [subject, conversation, detail])

test('what a customer says is read once and told once; what we say is not', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry)
  assert.deepEqual([await at.reading(messageId), await at.tone(conversationId)], [null, null])
  const reply = await desk.replies(conversationId, { text: angry })
  const noteId = newId()
  await desk.as((tx, who) => note(tx, who, { id: noteId, conversationId, text: angry, now: morning }))
  const echo = await desk.says(angry, { echo: true, at: morning + minute })
  await at.hear()
  const expected = readingOf(angry)
  assert.deepEqual(await at.reading(messageId), {
    ...{ ...expected, isToxic: expected.toxicity >= 0.5, corrected: null },
  })
  assert.deepEqual(await at.tone(conversationId), sounds(angry))
  for (const id of [reply, noteId, echo.messageId]) assert.equal(await at.reading(id), undefined)
  assert.deepEqual(await understood(desk), [[messageId, conversationId, null]])
})

test('told again, it changes nothing', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry)
  await at.hear()
  await at.correct(messageId, { kind: 'praise' })
  const state = async () => [await at.reading(messageId), await at.tone(conversationId)]
  const before = await state()
  await desk.hear({ ...followReadings(read, () => morning), room: 'again' })
  assert.deepEqual(await state(), before)
})

test('the tone is that of the turn; ours ends it', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId } = await desk.says(angry)
  await desk.says(english, { at: morning + 1 })
  await at.hear()
  const both = [sounds(angry), sounds(english)]
  const tone = await at.tone(conversationId)
  assert.deepEqual([tone?.language, tone?.kind], ['en', 'complaint'])
  assert.equal(tone?.urgency, Math.max(...both.map(({ urgency }) => urgency)))
  await desk.replies(conversationId, { at: morning + minute })
  await at.hear()
  assert.deepEqual(await at.tone(conversationId), tone)
  await desk.says(glad, { at: morning + 2 * minute })
  await at.hear()
  assert.deepEqual(await at.tone(conversationId), sounds(glad))
  assert.equal((await at.conversion(conversationId))?.[1], readingOf(glad).sentiment)
})

test('a reply that is taken back parts no turns, and nothing followed it', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId } = await desk.says(angry)
  const messageId = await desk.replies(conversationId, { at: morning + 1 })
  await desk.says(glad, { at: morning + 2 })
  await at.hear()
  assert.equal((await at.tone(conversationId))?.kind, sounds(glad).kind)
  const [start, end] = (await at.conversion(conversationId))!
  assert.deepEqual([start, end], [readingOf(angry).sentiment, readingOf(glad).sentiment])
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + 3 }))
  await at.hear()
  assert.equal((await at.tone(conversationId))?.kind, 'complaint')
  assert.equal((await at.conversion(conversationId))![1], null)
  assert.deepEqual(
    (await desk.events('tone.changed')).map(({ conversation }) => conversation),
    [conversationId],
  )
})

test('other words are read anew, and nobody has corrected them; without words there is nothing to read', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry, { id: 'first' })
  await at.hear()
  await at.correct(messageId, { kind: 'request' })
  await at.happens('first', { kind: 'edit', text: glad })
  await at.hear()
  assert.deepEqual(
    [(await at.reading(messageId))?.kind, (await at.reading(messageId))?.corrected],
    [sounds(glad).kind, null],
  )
  assert.deepEqual(await at.tone(conversationId), sounds(glad))
  await at.happens('first', { kind: 'edit', text: '' }, morning + 2 * minute)
  await at.hear()
  assert.deepEqual([await at.reading(messageId), await at.tone(conversationId)], [null, null])
  assert.deepEqual(
    (await understood(desk)).map(([, , detail]) => detail),
    [null, ...Array(3).fill('{"again":true}')],
  )
})

test('of what its writer deletes nothing is left, nor of how it sounded', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry, { id: 'first' })
  await at.hear()
  await at.happens('first', { kind: 'deletion' })
  assert.equal(await at.reading(messageId), null, 'at once')
  await at.hear()
  const left = await desk.database.owner(tx => tx.query(`select 1 from readings union all select 1 from tones`))
  assert.deepEqual([left, await at.tone(conversationId)], [[], null])
  assert.deepEqual(
    (await desk.events('tone.changed')).map(({ conversation }) => conversation),
    [conversationId],
  )
})

test('deleted before it was read, it never is', async () => {
  await using at = await openReadings()
  const { messageId } = await at.desk.says(angry, { id: 'first' })
  await at.happens('first', { kind: 'deletion' })
  await at.hear()
  assert.deepEqual([await at.reading(messageId), await understood(at.desk)], [null, []])
})

test('what is read goes where its message goes: merged, taken apart, split', async () => {
  await using at = await openReadings()
  const { desk } = at
  const first = await desk.says(angry)
  const second = await desk.says(glad, { lane: 'other', at: morning + minute })
  await at.hear()
  const [conversationId, otherId] = [first.conversationId, second.conversationId]
  const stands = async () => {
    const rows = await desk.database.owner(tx =>
      tx.query<{ m: string; c: string }>('select message_id as m, conversation_id as c from readings order by at'),
    )
    return rows.map(({ c }) => c)
  }
  await desk.as((tx, who) => merge(tx, who, { conversationId, otherId, now: morning + 2 * minute }))
  await at.hear()
  assert.deepEqual(await stands(), [conversationId, conversationId])
  assert.deepEqual([(await at.tone(conversationId))?.kind, await at.tone(otherId)], ['complaint', null])
  assert.equal(await at.conversion(otherId), undefined)
  await desk.as((tx, who) => unmerge(tx, who, { conversationId, otherId, now: morning + 3 * minute }))
  await at.hear()
  assert.deepEqual(await stands(), [conversationId, otherId])
  assert.deepEqual([await at.tone(conversationId), await at.tone(otherId)], [sounds(angry), sounds(glad)])
  const third = await desk.says(english, { at: morning + 4 * minute })
  await at.hear()
  const at3 = { conversationId, messageId: third.messageId, now: morning + 5 * minute }
  const splitId = await desk.as((tx, who) => split(tx, who, at3))
  await at.hear()
  assert.deepEqual([await at.tone(conversationId), await at.tone(splitId)], [sounds(angry), sounds(english)])
  assert.equal((await at.conversion(splitId))?.[0], readingOf(english).sentiment)
})

test('what is historic is read and marked, and starts nothing', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry, { historic: true })
  await at.hear()
  assert.deepEqual(await understood(desk), [[messageId, conversationId, '{"historic":true}']])
  const [row] = await desk.database.owner(tx =>
    tx.query<{ is: boolean }>('select is_historic as "is" from readings where message_id = $1', [messageId]),
  )
  assert.deepEqual([row?.is, await at.conversion(conversationId)], [true, [null, null]])
})

test('a button that was pressed says as much as words; a picture says nothing', async () => {
  await using at = await openReadings()
  const { desk } = at
  const choice = await desk.says('', { parts: [{ kind: 'choice', id: '1', label: english }] })
  const picture = await desk.says(' ', { by: 'joan', kind: 'image' })
  await at.hear()
  assert.equal((await at.reading(choice.messageId))?.language, readingOf(english).language)
  assert.equal(await at.reading(picture.messageId), null)
})

test('whatever is written is read, as far as it matters', async () => {
  let longest = 0
  const seeing: ReadTexts = texts => {
    longest = Math.max(longest, ...texts.map(text => text.length))
    return read(texts)
  }
  await using at = await openReadings(seeing)
  const { desk } = at
  const hostile = [
    `${angry} ${'a'.repeat(1_000_000)}`,
    '\u202E\u2066<script>alert(1)</script>',
    '😡😡😡',
    'а́\u0301'.repeat(9000),
    `'); drop table readings; --`,
    '\uD800 half',
    '{"kind":"choice"}',
  ]
  const said = []
  for (const [n, text] of hostile.entries()) said.push(await desk.says(text.toWellFormed(), { by: `c${n}` }))
  await at.hear()
  for (const { messageId } of said) assert.ok(await at.reading(messageId))
  assert.ok(longest <= 4001, `${longest} letters`)
})

test('nothing of it reaches another workspace, though every id is the same', async () => {
  await using at = await openReadings()
  const { desk } = at
  const { conversationId, messageId } = await desk.says(angry, { id: 'first' })
  await desk.replies(conversationId)
  await at.hear()
  await desk.twin()
  const theirs = await desk.theirRows()
  await at.correct(messageId, { kind: 'praise', sentiment: 1 })
  await desk.says(glad, { at: morning + minute })
  await at.happens('first', { kind: 'edit', text: english })
  await at.hear()
  await at.happens('first', { kind: 'deletion' }, morning + 2 * minute)
  await at.hear()
  assert.deepEqual(await desk.theirRows(), theirs)
})
