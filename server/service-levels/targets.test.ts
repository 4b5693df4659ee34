import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, Fault, hour, minute, second } from '#lib'
import {
  alwaysOpen,
  changesOf,
  checkTargets,
  defaultTargets,
  dueAt,
  type Matter,
  spanishHolidays,
  type Target,
  targetFor,
  targetsOf,
  warnedAt,
  withPreset,
} from './index.ts'

const asked: Matter = { aim: 'first', class: 'query', pace: 'later', profileId: 'one' }
const own: Target = {
  ...{ aim: 'first', class: 'query', pace: null, profileId: 'one' },
  ...{ within: { clock: 'wall', ms: hour }, why: 'Llegan sin horario' },
}
const at = (written: string) => Temporal.ZonedDateTime.from(`${written}[Europe/Madrid]`).epochMilliseconds

test('thirty minutes for whoever comes back, twenty seconds for whoever waits, a day of business until it is settled', () => {
  assert.deepEqual(targetFor(defaultTargets, asked)?.within, { clock: 'business', ms: 30 * minute })
  assert.deepEqual(targetFor(defaultTargets, { ...asked, pace: 'live' })?.within, {
    clock: 'business',
    ms: 20 * second,
  })
  assert.deepEqual(targetFor(defaultTargets, { ...asked, aim: 'resolution' })?.within, { clock: 'business', ms: day })
  assert.deepEqual(checkTargets(defaultTargets), defaultTargets)
})

test('a target of one profile stands over the one of all, for that profile alone', () => {
  const targets = checkTargets([...defaultTargets, own])
  assert.deepEqual(targetFor(targets, asked), own)
  assert.equal(targetFor(targets, { ...asked, profileId: 'two' })?.profileId, null)
})

const wrong: [what: string, targets: readonly Target[], code: string][] = [
  ['a profile served otherwise without a reason', [...defaultTargets, { ...own, why: ' ' }], 'target.unjustified'],
  ['two for the same', [...defaultTargets, own, own], 'target.twice'],
  ['none for a class', defaultTargets.filter(target => target.class !== 'safety'), 'target.missing'],
  ['no time at all', [...defaultTargets, { ...own, within: { clock: 'wall', ms: 0 } }], 'target.span'],
  ['half a day of work', [...defaultTargets, { ...own, within: { clock: 'days', days: 0.5 } }], 'target.span'],
]
for (const [what, targets, code] of wrong)
  test(`${what} is refused`, () => {
    assert.throws(
      () => checkTargets(targets),
      fault => fault instanceof Fault && fault.code === code,
    )
  })

test('fifteen working days pass over weekends and holidays, from the day after on', () => {
  const madrid = { ...alwaysOpen('Europe/Madrid'), holidays: spanishHolidays('MD', 2026).holidays }
  // 24 to 30 November, 1 to 4, 9 to 11 and 14 December: the 7th and the 8th are holidays.
  assert.equal(dueAt(madrid, { clock: 'days', days: 13 }, at('2026-11-23T12:00')), at('2026-12-15T00:00'))
  assert.equal(dueAt(madrid, { clock: 'days', days: 1 }, at('2026-11-27T23:59')), at('2026-12-01T00:00'))
})

test('the law is a preset that says what it changes before it does, and leaves what profiles have for themselves', () => {
  const changes = changesOf([...defaultTargets, own], 'ley-10-2025')
  assert.deepEqual(
    changes.map(({ now, then }) => [then.class, now?.within, then.within]),
    [
      ['safety', { clock: 'business', ms: day }, { clock: 'wall', ms: 2 * hour }],
      ['complaint', { clock: 'business', ms: day }, { clock: 'days', days: 15 }],
      ['query', { clock: 'business', ms: day }, { clock: 'days', days: 15 }],
    ],
  )
  const changed = withPreset([...defaultTargets, own], 'ley-10-2025')
  assert.deepEqual(checkTargets(changed), changed)
  assert.deepEqual(changesOf(changed, 'ley-10-2025'), [])
  assert.deepEqual(changed.at(-1), own)
  assert.deepEqual(targetsOf('default'), defaultTargets)
})

test('a warning comes at three quarters of the time that runs, not of the night between', () => {
  const office = { ...alwaysOpen('Europe/Madrid'), week: Array.from({ length: 7 }, () => [[540, 1200] as const]) }
  const within = { clock: 'business', ms: 60 * minute } as const
  assert.equal(warnedAt(office, within, at('2026-11-20T19:30')), at('2026-11-21T09:15'))
  assert.equal(
    warnedAt(office, { clock: 'wall', ms: 60 * minute }, at('2026-11-20T19:30'), 0.5),
    at('2026-11-20T20:00'),
  )
})
