import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, hour, minute } from '#lib'
import {
  type Brand,
  countAuthors,
  everything,
  type History,
  lookEveryMs,
  type Mention,
  simhash,
  step,
  type Told,
} from '#surges'

type Said = Mention & { topic: string }

const now = Date.UTC(2026, 10, 19, 12)
const weeks = 6 * 7 * 24
const nothing: Brand = { mentions: new Map(), watches: new Map(), lookedAt: null }

/** Six weeks in which each hour had so many authors; a tenth of what was said was against the brand. */
const usually = (authors: number): History => ({
  since: now - weeks * hour,
  counts: new Float64Array(weeks).fill(authors),
  negative: authors * weeks,
  total: authors * weeks * 10,
})

const histories = (authors: number) =>
  new Map([
    [everything, usually(authors)],
    ['damaged', usually(authors)],
  ])

/** With the hours that are full by then. */
function grown(usual: number, mentions: readonly Said[], at: number) {
  const inHour = (from: number) => mentions.filter(each => each.at >= from && each.at < from + hour)
  const full = Array.from({ length: Math.floor((at - now) / hour) }, (_, each) => inHour(now + each * hour))
  const longer = (history: History, of: (each: Said) => boolean): History => ({
    ...history,
    counts: [...Array.from(history.counts), ...full.map(said => countAuthors(said.filter(of)).weight)],
  })
  return new Map(
    [...histories(usual)].map(([topic, each]) => [
      topic,
      longer(each, said => topic === everything || said.topic === topic),
    ]),
  )
}

const said = (author: string, at: number, more: Partial<Said> = {}): Said => ({
  ...{ id: `${author} ${at}`, at, author, isYoung: false, hash: null, channel: 'x', place: 'main', topic: 'damaged' },
  ...more,
})

const authors = (count: number, from: number, more: Partial<Said> = {}): Said[] =>
  Array.from({ length: count }, (_, each) => said(`author ${each} of ${from}`, from + each, more))

const heard = (mentions: readonly Said[], brand: Brand = nothing): Brand =>
  mentions.reduce((known, mention) => step(known, { kind: 'mention', mention }, mention.at).brand, brand)

/** Looks every five minutes, from `from` to `until`, at what is said by then. Returns what it decides for a topic. */
function looked(mentions: readonly Said[], { usual = 4, until = now + 2 * hour, topic = 'damaged', total = 100 } = {}) {
  const { mentions: all } = heard(mentions)
  let brand: Brand = nothing
  const decided: string[] = []
  let last: Told | undefined
  for (let at = now; at <= until; at += lookEveryMs) {
    // What is not said yet is not counted yet.
    const after = step({ ...brand, mentions: all }, { kind: 'tick', total, histories: grown(usual, mentions, at) }, at)
    brand = after.brand
    last = after.told.find(each => each.topic === topic)
    if (last?.decision) decided.push(`${last.decision.kind} ${last.decision.level} ${(at - now) / minute}`)
  }
  return { decided, last }
}

test('one author with 200 posts and any number of followers is one person, and no alert', () => {
  const posts = Array.from({ length: 200 }, (_, each) => said('troll', now - each * 15_000))
  const { decided, last } = looked(posts, { until: now })
  assert.deepEqual(decided, [])
  assert.deepEqual([last?.count.weight, last?.count.messages, last?.count.effective], [1, 200, 1])
})

test('where 4 are usual, 40 authors two hours running are a crisis', () => {
  const { decided } = looked([...authors(40, now - 50 * minute), ...authors(40, now + 10 * minute)])
  assert.equal(decided[0], 'raised crisis 0')
})

test('21 and then 24 authors are an alert, and an hour later a crisis, with the z that was worked out by hand', () => {
  const { decided, last } = looked([...authors(21, now - 59 * minute), ...authors(24, now + 5 * minute)], {
    until: now + hour,
  })
  assert.deepEqual(decided, ['raised alert 0', 'risen crisis 60'])
  assert.equal(last?.measure.z, 10)
  assert.equal(last?.usual.spread, 2)
})

test('twice the alert in the same hour is no crisis: the second hour has to stand by itself', () => {
  const { decided } = looked(authors(21, now - 50 * minute), { until: now + 4 * hour })
  assert.deepEqual(decided, ['raised alert 0', 'ended alert 190'])
})

test('it ends after three calm hours, and what comes again is raised again', () => {
  const { decided } = looked([...authors(12, now - 30 * minute), ...authors(12, now + 5 * hour)], {
    ...{ until: now + 9 * hour, total: 20 },
  })
  assert.deepEqual(decided, ['raised alert 0', 'ended alert 210', 'raised alert 305', 'ended alert 540'])
})

test('many against it among many more for it are watched, and do not alarm', () => {
  const mentions = authors(21, now - 50 * minute)
  assert.deepEqual(looked(mentions, { until: now, total: 210 }).decided, ['raised watch 0'])
  assert.deepEqual(looked(mentions, { until: now, total: 21 }).decided, ['raised alert 0'])
})

test('the many posts of a few are no crowd', () => {
  const few = Array.from({ length: 12 }, (_, each) => said(`author ${each}`, now - each * minute))
  const loud = Array.from({ length: 60 }, (_, each) => said('author 0', now - 30 * minute - each * 1000))
  assert.deepEqual(
    looked([...few, ...loud], { until: now }).decided,
    ['raised watch 0'],
    'less than eight of equal share',
  )
})

test('whoever shouts in the middle of a storm does not hide it', () => {
  const shouting = Array.from({ length: 300 }, (_, each) => said('troll', now - 59 * minute + each * 1000))
  const { decided, last } = looked([...authors(40, now - 50 * minute), ...shouting], { until: now, total: 400 })
  assert.deepEqual(decided, ['raised crisis 0'])
  assert.ok(last!.count.topShare > 0.8)
  assert.ok(last!.calm.topShare <= 0.2 && last!.calm.effective >= 8)
})

test('copies by accounts that nobody knew weigh a quarter; the same words of known ones weigh all', () => {
  const hash = simhash('Sois unos ladrones y todo el mundo tiene que saberlo, pasadlo')!
  const copies = (isYoung: boolean) => authors(40, now - 50 * minute, { hash, isYoung })
  assert.equal(looked(copies(true), { until: now }).last?.count.weight, 1 + 39 / 4)
  assert.equal(looked(copies(false), { until: now }).last?.count.weight, 40)
  assert.equal(looked(authors(40, now - 50 * minute, { isYoung: true }), { until: now }).last?.count.weight, 40)
})

test('what is slowly more than usual is watched in the end, and is not told twice', () => {
  const slow = Array.from({ length: 20 }, (_, each) => authors(9, now + each * hour + 5 * minute)).flat()
  const { decided } = looked(slow, { until: now + 20 * hour })
  assert.deepEqual(decided, ['raised watch 240'], 'z = 2.5 each hour gathers 1.5')
})

test('the whole brand says only what its topics do not say', () => {
  const ofOne = authors(40, now - 50 * minute)
  assert.deepEqual(looked(ofOne, { until: now, topic: everything }).decided, [])
  const ofMany = ['late', 'lost', 'return', 'refund', 'price', 'size'].flatMap((topic, each) =>
    authors(6, now - 50 * minute + each * 100, { topic }),
  )
  assert.deepEqual(looked(ofMany, { until: now, topic: everything }).decided, ['raised crisis 0'])
})

test('what is taken back or was no complaint counts no more', () => {
  const mentions = authors(40, now - 50 * minute)
  const left = mentions
    .slice(4)
    .reduce((brand, { id }) => step(brand, { kind: 'gone', id }, now).brand, heard(mentions))
  const { told } = step(left, { kind: 'tick', total: 100, histories: histories(4) }, now)
  assert.equal(told.find(({ topic }) => topic === 'damaged')?.measure.z, 0)
})

test('a brand that was listened to for less than a day does not alarm', () => {
  const short = new Map([[everything, { since: now - 3 * hour, counts: [0, 0, 0], negative: 0, total: 0 }]])
  assert.deepEqual(step(heard(authors(90, now - minute)), { kind: 'tick', total: 90, histories: short }, now).told, [])
})

const texts = ['Sois unos ladrones y lo sabe todo el mundo', 'Gotea desde el primer día, es la segunda vez'].map(text =>
  simhash(text)!,
)
const mention = fc.record({
  author: fc.integer({ min: 0, max: 60 }).map(String),
  at: fc.integer({ min: now - 59 * minute, max: now }),
  isYoung: fc.boolean(),
  hash: fc.constantFrom(null, ...texts),
  topic: fc.constantFrom('damaged', 'late', everything),
})
const crowd = fc
  .array(mention, { maxLength: 120 })
  .map(all =>
    all.map((each, place) => said(each.author, each.at, { ...each, id: `m${String(place).padStart(4, '0')}` })),
  )
const tick = { kind: 'tick' as const, total: 100, histories: histories(4) }
const lookAt = (mentions: readonly Said[]) => step(heard(mentions), tick, now)

test('whoever writes alone never alarms, however much, whenever and wherever it is', () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom(0, 0.3, 4, 50), (mentions, usual) => {
      const alone = mentions.map(each => ({ ...each, author: 'one' }))
      const { decided } = looked(alone, { usual, until: now + 30 * minute, total: alone.length, topic: everything })
      assert.deepEqual(decided, [])
    }),
    { numRuns: 50 },
  )
})

test('the order in which it comes changes nothing', () => {
  fc.assert(
    fc.property(crowd, fc.integer(), (mentions, seed) => {
      const mixed = mentions.toSorted((one, other) => ((one.at * seed) % 7919) - ((other.at * seed) % 7919))
      assert.deepEqual(lookAt(mixed).told, lookAt(mentions).told)
    }),
  )
})

const rank = ['watch', 'alert', 'crisis']

test('more people who say it never make it less', () => {
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 30 }), (mentions, more) => {
      const of = (all: readonly Said[]) => lookAt(all).told.find(({ topic }) => topic === 'damaged')
      const [before, after] = [of(mentions), of([...mentions, ...authors(more, now - more)])]
      assert.ok(after!.count.weight >= (before?.count.weight ?? 0) + more)
      assert.ok(after!.count.effective >= (before?.count.effective ?? 0) - 1e-9)
      assert.ok(rank.indexOf(after?.level ?? '') >= rank.indexOf(before?.level ?? ''))
    }),
  )
})

test('whatever one more person writes never makes it less', () => {
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 300 }), (mentions, posts) => {
      const loud = Array.from({ length: posts }, (_, each) => said('loud', now - each))
      const of = (all: readonly Said[]) =>
        step(heard(all), { ...tick, total: 100 + all.length }, now).told.find(({ topic }) => topic === 'damaged')
      const [before, after] = [of(mentions), of([...mentions, ...loud])]
      assert.ok(rank.indexOf(after?.level ?? '') >= rank.indexOf(before?.level ?? ''))
    }),
  )
})

test('followers, place and channel decide nothing', () => {
  fc.assert(
    fc.property(crowd, fc.string(), fc.string(), (mentions, channel, place) => {
      assert.deepEqual(lookAt(mentions.map(each => ({ ...each, channel, place }))).told, lookAt(mentions).told)
    }),
  )
})

test('the same is decided from the same, and what was given stays as it was', () => {
  fc.assert(
    fc.property(crowd, mentions => {
      const brand = heard(mentions)
      const copy = structuredClone(brand)
      assert.deepEqual(step(brand, tick, now), step(brand, tick, now))
      assert.deepEqual(brand, copy)
    }),
  )
})

test('no storm outlives its calm', () => {
  fc.assert(
    fc.property(crowd, mentions => {
      const { brand } = lookAt(mentions)
      let after = brand
      for (let at = now; at <= now + day / 2; at += lookEveryMs) after = step(after, { ...tick, total: 0 }, at).brand
      assert.deepEqual(
        [...after.watches.values()].filter(({ level }) => level !== null),
        [],
      )
    }),
    { numRuns: 20 },
  )
})
