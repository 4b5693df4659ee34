import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, close } from '#conversations'
import { day, hour, minute } from '#lib'
import type { ConversionFigure, ConversionGrouping, Reading } from '#protocol'
import { withdraw } from '#replies'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { conversionIn, talkOf, toneIn } from './talk.ts'
import type { Line } from './tables.ts'
import { conversionReport, conversionRows, followReadings, type ReadTexts } from './index.ts'

const plain: Reading = {
  ...{ language: 'es', sentiment: 0, isUnsure: false, emotion: 'none', urgency: 0, kind: 'other' },
  ...{ subject: 'other', toxicity: 0, irony: 0 },
}
/** Customers here write how they feel. */
const read: ReadTexts = texts =>
  Promise.resolve({ model: '1', readings: texts.map(text => ({ ...plain, sentiment: Number(text) })) })
const hears = (desk: Desk) => desk.hear(followReadings(read, () => morning))

let customers = 0
/** A customer who feels so, is answered, and feels so then. */
async function talk(
  desk: Desk,
  feelings: readonly number[],
  { at = morning, channel = 'api', by = desk.who.ana } = {},
) {
  const customer = `c${++customers}`
  let id = ''
  for (const [n, feeling] of feelings.entries()) {
    if (n > 0) await desk.replies(id, { at: at + n * minute - 1, by })
    ;({ conversationId: id } = await desk.says(`${feeling}`, { by: customer, at: at + n * minute, channel }))
  }
  return id
}

const ask = { from: morning - day, to: morning + 30 * day, timeZone: 'Europe/Madrid' }
const report = (desk: Desk, by: ConversionGrouping = 'none', more: object = {}) =>
  desk.as((tx, who) => conversionReport(tx, who, { ...ask, ...more, by }), desk.who.sofia)
const list = async (desk: Desk, figure: ConversionFigure, more: object = {}) =>
  (await desk.as((tx, who) => conversionRows(tx, who, { ...ask, figure, limit: 50, ...more }), desk.who.sofia)).rows

test('who began unhappy and did not end so is won back; −0.25 counts on both sides', async () => {
  await using desk = await openDesk()
  const won = await talk(desk, [-0.8, 0.6])
  const calmed = await talk(desk, [-0.25, -0.25])
  const lasting = await talk(desk, [-0.8, -0.3])
  const lost = await talk(desk, [0.5, -0.25])
  const happy = await talk(desk, [0.5, 0.5])
  const silent = await talk(desk, [-0.9])
  await hears(desk)
  const { conversion, strict, deterioration, coverage } = (await report(desk)).total
  assert.deepEqual(
    [conversion, strict, deterioration, coverage].map(({ count, of }) => [count, of]),
    [
      [2, 3],
      [1, 3],
      [1, 2],
      [5, 6],
    ],
  )
  const idsOf = async (figure: ConversionFigure) =>
    (await list(desk, figure)).map(({ conversationId }) => conversationId)
  const expected: [ConversionFigure, string[]][] = [
    ['cohort', [won, calmed, lasting]],
    ['converted', [won, calmed]],
    ['strict', [won]],
    ['lasting', [lasting]],
    ['deteriorated', [lost]],
    ['known', [won, calmed, lasting, lost, happy]],
    ['all', [won, calmed, lasting, lost, happy, silent]],
  ]
  for (const [figure, ids] of expected) assert.deepEqual((await idsOf(figure)).toSorted(), ids.toSorted(), figure)
})

test('nobody has written: there is nothing to divide by', async () => {
  await using desk = await openDesk()
  const { total, groups } = await report(desk, 'channel')
  assert.deepEqual([total.conversion.share, total.coverage.of, groups], [null, 0, []])
})

test('told apart by day of the brand, channel, reason and team', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  const team = await desk.team([desk.people.ana])
  const first = await talk(desk, [-0.8, 0.6])
  // After midnight in Madrid.
  await talk(desk, [-0.8, -0.8], { at: morning + 13 * hour + 10 * minute, channel: 'web', by: desk.who.luis })
  await talk(desk, [0.5], { at: morning + 2 * day, channel: 'web' })
  await desk.as((tx, who) => close(tx, who, { conversationId: first, reasonId, now: morning + hour }))
  await hears(desk)
  const keys = async (by: ConversionGrouping) =>
    (await report(desk, by)).groups.map(({ key, conversion, coverage }) => [
      key,
      conversion.count,
      conversion.of,
      coverage.of,
    ])
  assert.deepEqual(await keys('day'), [
    ['2026-11-21', 1, 1, 1],
    ['2026-11-22', 0, 1, 1],
    ['2026-11-23', 0, 0, 1],
  ])
  assert.deepEqual(await keys('week'), [
    ['2026-11-16', 1, 2, 2],
    ['2026-11-23', 0, 0, 1],
  ])
  assert.deepEqual(await keys('month'), [['2026-11-01', 1, 2, 3]])
  assert.deepEqual(await keys('channel'), [
    ['web', 0, 1, 2],
    ['api', 1, 1, 1],
  ])
  assert.deepEqual(await keys('reason'), [
    [null, 0, 1, 2],
    [reasonId, 1, 1, 1],
  ])
  assert.deepEqual(await keys('team'), [
    [null, 0, 1, 2],
    [team, 1, 1, 1],
  ])
  for (const narrowed of [{ channel: 'api' }, { reason: reasonId }, { team }, { to: morning + 13 * hour }]) {
    assert.equal((await report(desk, 'none', narrowed)).total.coverage.of, 1)
    assert.deepEqual(
      (await list(desk, 'all', narrowed)).map(row => row.conversationId),
      [first],
    )
  }
  for (const narrowed of [{ reason: 'none' }, { team: 'none' }])
    assert.equal((await report(desk, 'none', narrowed)).total.coverage.of, 2)
})

test('what stands in the queue of a team is theirs, and who is of two counts for both', async () => {
  await using desk = await openDesk()
  const teams = [await desk.team([desk.people.ana]), await desk.team([desk.people.ana, desk.people.luis])]
  await talk(desk, [-0.8, 0.6])
  const queued = await talk(desk, [-0.8])
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId: queued, to: { kind: 'queue', team: teams[0]! }, now: morning + hour }),
  )
  await hears(desk)
  const { groups, total } = await report(desk, 'team')
  assert.deepEqual(
    groups.map(({ key, coverage }) => [key, coverage.of]),
    [
      [teams[0], 2],
      [teams[1], 1],
    ],
  )
  assert.equal(total.coverage.of, 2)
})

test('page by page, with names where one may see them, and only for those who supervise', async () => {
  await using desk = await openDesk()
  for (const n of [0, 0, 1, 2]) await talk(desk, [-0.8, 0.6], { at: morning + n * hour })
  await hears(desk)
  const ids: string[] = []
  for (let after: string | undefined, isFirst = true; isFirst || after; isFirst = false) {
    const page = await desk.as(
      (tx, who) => conversionRows(tx, who, { ...ask, figure: 'all', limit: 1, after }),
      desk.who.sofia,
    )
    ids.push(...page.rows.map(row => row.conversationId))
    after = page.next ?? undefined
  }
  assert.deepEqual(
    ids,
    (await list(desk, 'all')).map(row => row.conversationId),
  )
  assert.equal(new Set(ids).size, 4)
  const limited = { ...desk.who.sofia, sees: 'own' } as typeof desk.who.sofia
  const { rows } = await desk.as((tx, who) => conversionRows(tx, who, { ...ask, figure: 'all', limit: 9 }), limited)
  assert.ok(rows.length === 4 && rows.every(({ name }) => name === null))
  const forbidden = { code: 'forbidden', status: 403 }
  await assert.rejects(
    desk.as((tx, who) => conversionRows(tx, who, { ...ask, figure: 'all', limit: 9 })),
    forbidden,
  )
  await assert.rejects(
    desk.as((tx, who) => conversionReport(tx, who, { ...ask, by: 'none' })),
    forbidden,
  )
  const theirs = await desk.as(
    (tx, who) => conversionReport(tx, who, { ...ask, by: 'channel' }),
    desk.person('sofia', desk.theirs),
  )
  assert.deepEqual([theirs.groups, theirs.total.coverage.of], [[], 0])
})

test('however talks go and however the log is cut, what is kept is what the whole talk says', async () => {
  await using desk = await openDesk()
  const reasonId = await desk.reason()
  const feeling = fc.integer({ min: -100, max: 100 }).map(n => n / 100)
  const step = fc.oneof(
    feeling,
    fc.constantFrom('reply', 'reply', 'hear', 'hear', 'late', 'late', 'close', 'take back'),
  )
  await fc.assert(
    fc.asyncProperty(feeling, fc.array(step, { maxLength: 12 }), async (first, steps) => {
      const by = `c${++customers}`
      const { conversationId } = await desk.says(`${first}`, { by })
      let lines: Line[] = [lineOf('customer', morning, first)]
      for (const [n, each] of steps.entries()) {
        const now = morning + (n + 1) * minute
        if (each === 'hear') await hears(desk)
        else if (each === 'close') {
          const isClosed = await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now }))
          if (isClosed) lines.push(lineOf('end', now))
        } else if (each === 'reply' || each === 'take back') {
          const messageId = await desk.replies(conversationId, { at: now })
          if (each === 'reply') lines.push(lineOf('person', now))
          else {
            await hears(desk)
            await desk.as((tx, who) => withdraw(tx, who, { messageId, now }))
          }
        } else {
          // What comes late was said before what is known by then.
          if (each === 'late') await hears(desk)
          const at = each === 'late' ? now - 150_001 - n : now
          const sentiment = each === 'late' ? 0.3 : each
          await desk.says(`${sentiment}`, { by, at })
          lines = [...lines, lineOf('customer', at, sentiment)].toSorted((one, other) => one.at - other.at)
        }
      }
      await hears(desk)
      const [kept] = await desk.database.owner(tx =>
        tx.query(
          `select began_at as "beganAt", start_tone as start, replied_at as "repliedAt", end_tone as "end", ended_at as "endedAt"
           from tones where conversation_id = $1`,
          [conversationId],
        ),
      )
      assert.deepEqual(kept, conversionIn(talkOf(lines)))
      assert.deepEqual((await desk.row(conversationId)).tone, toneIn(talkOf(lines)))
    }),
    { numRuns: 30 },
  )
})

const lineOf = (of: Line['of'], at: number, sentiment?: number): Line => ({
  ...{ id: `${at}`, at, of, isHistoric: false },
  reading: sentiment === undefined ? null : { ...plain, sentiment },
})
