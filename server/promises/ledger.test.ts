import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, hour, minute } from '#lib'
import type { PromiseDeed } from '#protocol'
import { begin, type Ledger, passed, play, progressDue, recount, type Step, wakeAt } from './ledger.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const made = (at: number, dueAt: number | null): Extract<Step, { kind: 'made' }> => ({
  ...{ kind: 'made', at, text: 'Le llamamos', dueAt, ownerId: null },
})
const fulfilled: PromiseDeed = { kind: 'fulfilled', note: '' }

/** What becomes of a promise, given what is done with it and when. */
function live(first: Extract<Step, { kind: 'made' }>, deeds: readonly (readonly [at: number, deed: PromiseDeed])[]) {
  let ledger = begin(first)
  const history: Step[] = [first]
  const refused: string[] = []
  for (const [at, deed] of deeds) {
    const outcome = play(ledger, { ...deed, at })
    if ('refused' in outcome) refused.push(outcome.refused)
    else [ledger] = [outcome.ledger, history.push(...outcome.steps)]
  }
  return { ledger, history, refused }
}

test('promised for 12:00: done by 12:00 it is kept, at 12:01 it is broken', () => {
  const at = (done: number) => live(made(noon - hour, noon), [[done, fulfilled]]).ledger
  assert.deepEqual([at(noon).state, at(noon).doneAt], ['kept', noon])
  assert.deepEqual([at(noon + minute).state, at(noon + minute).doneAt], ['broken', noon + minute])
  assert.equal(at(noon + 1).state, 'broken')
})

test('a later date counts where the customer agreed before the first one passed, and is shown apart', () => {
  const later = (isAgreed: boolean): PromiseDeed => ({ kind: 'renegotiated', dueAt: noon + day, isAgreed })
  const first = made(noon - hour, noon)
  const agreed = live(first, [
    [noon - minute, later(true)],
    [noon + hour, fulfilled],
  ])
  assert.equal(agreed.ledger.state, 'renegotiated')
  const onTime = live(first, [
    [noon - 2 * minute, later(true)],
    [noon - minute, fulfilled],
  ])
  assert.equal(onTime.ledger.state, 'kept')
  const proposed = live(first, [
    [noon - minute, later(false)],
    [noon + hour, fulfilled],
  ])
  assert.equal(proposed.ledger.state, 'broken')
  const tooLate = live(first, [
    [noon - minute, later(false)],
    [noon + minute, { kind: 'agreed' }],
    [noon + minute, later(true)],
  ])
  assert.deepEqual([tooLate.ledger.dueAt, tooLate.refused], [noon, ['promise.over', 'promise.over']])
  const inTime = live(first, [
    [noon - 2 * minute, later(false)],
    [noon, { kind: 'agreed' }],
  ])
  assert.deepEqual([inTime.ledger.state, inTime.ledger.dueAt], ['renegotiated', noon + day])
  assert.equal(passed(inTime.ledger, noon + day + 1).ledger.state, 'broken')
})

test('progress is due after half of what is left, within a day, never within the hour', () => {
  assert.equal(progressDue(noon, noon + 8 * hour), noon + 4 * hour)
  assert.equal(progressDue(noon, noon + 9 * day), noon + day)
  assert.equal(progressDue(noon, noon + 90 * minute), noon + hour)
  assert.equal(progressDue(noon, noon + hour), null)
  assert.equal(progressDue(noon, null), noon + day)
  const { ledger } = live(made(noon, noon + 8 * hour), [[noon + 2 * hour, { kind: 'progressed', note: 'En reparto' }]])
  assert.deepEqual([ledger.state, ledger.progressDueAt], ['in_progress', noon + 5 * hour])
  const silent = passed(ledger, noon + 6 * hour)
  assert.deepEqual([silent.steps.map(({ kind }) => kind), silent.ledger.isSilent], [['progress-due'], true])
  assert.equal(wakeAt(silent.ledger), noon + 8 * hour + 1)
})

test('what has no date waits to be dated; what is over takes nothing more; a broken one stays broken when it is withdrawn', () => {
  const open = live(made(noon, null), [
    [noon, { kind: 'renegotiated', dueAt: noon + day, isAgreed: true }],
    [noon, { kind: 'dated', dueAt: noon - 1 }],
    [noon, { kind: 'dated', dueAt: noon + hour }],
    [noon, { kind: 'dated', dueAt: noon + day }],
    [noon, { kind: 'agreed' }],
  ])
  assert.deepEqual(open.refused, ['promise.undated', 'promise.earlier', 'promise.dated', 'promise.not-proposed'])
  assert.equal(open.ledger.originalDueAt, noon + hour)
  const unwanted: PromiseDeed = { kind: 'withdrawn', why: 'Ya no hace falta', isByCustomer: true }
  const over = live(made(noon, noon + hour), [
    [noon, unwanted],
    [noon, fulfilled],
  ])
  assert.deepEqual([over.ledger.state, over.refused], ['withdrawn', ['promise.over']])
  assert.equal(live(made(noon, noon + hour), [[noon + day, unwanted]]).ledger.state, 'broken')
})

const later = fc.integer({ min: -hour, max: 4 * day })
const deeds: fc.Arbitrary<PromiseDeed> = fc.oneof(
  fc.constant(fulfilled),
  fc.constant<PromiseDeed>({ kind: 'progressed', note: '' }),
  fc.constant<PromiseDeed>({ kind: 'agreed' }),
  fc.constant<PromiseDeed>({ kind: 'passed-on', ownerId: 'luis' }),
  fc.constant<PromiseDeed>({ kind: 'reworded', text: 'Le escribimos' }),
  fc.boolean().map((isByCustomer): PromiseDeed => ({ kind: 'withdrawn', why: 'No', isByCustomer })),
  later.map((by): PromiseDeed => ({ kind: 'dated', dueAt: noon + by })),
  fc
    .tuple(later, fc.boolean())
    .map(([by, isAgreed]): PromiseDeed => ({ kind: 'renegotiated', dueAt: noon + by, isAgreed })),
)

test('whatever is done in whatever order, what was done after its date is never kept, and history tells the same promise', () => {
  const times = fc.array(fc.tuple(later, deeds), { maxLength: 12 })
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 1, max: 2 * day })), times, (span, asked) => {
      const first = made(noon, span === null ? null : noon + span)
      const { ledger, history } = live(
        first,
        asked.map(([by, deed]) => [noon + by, deed] as const),
      )
      if (ledger.state === 'kept') assert.ok(ledger.originalDueAt === null || ledger.doneAt! <= ledger.originalDueAt)
      if (ledger.doneAt !== null && ledger.dueAt !== null && ledger.doneAt > ledger.dueAt)
        assert.equal(ledger.state, 'broken')
      assert.deepEqual(recount(history), ledger)
      assert.ok(history.filter(({ kind }) => kind === 'broken').length <= 1)
      const end = passed(ledger, noon + 9 * day)
      assert.deepEqual(recount([...history, ...end.steps]), end.ledger)
      assert.deepEqual(stepwise(ledger), end.ledger)
    }),
    { numRuns: 2000 },
  )
})

/** The same moments gone through one by one, as a process does that is there. */
function stepwise(ledger: Ledger): Ledger {
  let standing = ledger
  for (let at = wakeAt(standing); at !== null && at <= noon + 9 * day; at = wakeAt(standing))
    standing = passed(standing, Math.max(at, standing.lastAt)).ledger
  return standing
}
