import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf, reachesOf, type Turn } from './index.ts'

/** Numbers in [0, 1) that a seed always begins alike (Steele, Lea & Flood 2014). */
function drawn(seed: number): () => number {
  let state = BigInt(seed) * 0x9e37_79b9_7f4a_7c15n
  return () => {
    state = BigInt.asUintN(64, state + 0x9e37_79b9_7f4a_7c15n)
    let mixed = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58_476d_1ce4_e5b9n)
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn)
    return Number((mixed ^ (mixed >> 31n)) >> 11n) / 2 ** 53
  }
}

const channels = ['email', 'instagram', 'webchat', 'whatsapp', 'x']

/** So many turns of each channel, waiting as chance will have it; those of e-mail so many times longer. */
function turnsOf(seed: number, each: number, slower = 1): Turn[] {
  const draw = drawn(seed)
  return channels.flatMap(channel =>
    Array.from({ length: each }, () => ({
      ...{ channel, visibility: 'private' as const, followers: null },
      urgency: -Math.log(1 - draw()) * (channel === 'email' ? slower : 1),
    })),
  )
}

const byChannel = (turns: readonly Turn[]) => groupsOf(turns, ({ channel }) => channel)
const isFlagged = ({ verdict }: { verdict: string }): boolean => verdict === 'slower' || verdict === 'faster'

for (const each of [40, 300])
  test(`who is treated alike is not flagged, in 95 of 100 weeks and more, of ${each} turns a door`, () => {
    const weeks = Array.from({ length: 100 }, (_, seed) => byChannel(turnsOf(seed + 1, each)).some(isFlagged))
    assert.ok(weeks.filter(one => one).length <= 5, `${weeks.filter(one => one).length} flagged`)
  })

test('a door that waits one and a half times as long is flagged, first, as the slower one', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const [first] = byChannel(turnsOf(seed, 400, 1.5))
    assert.equal(first!.key, 'email')
    assert.equal(first!.verdict, 'slower')
    assert.ok(first!.ratio > 1.25 && first!.p < 0.01)
  }
})

test('of fewer than thirty nothing is said, however long they waited', () => {
  const few = turnsOf(1, 29, 5).filter(({ channel }) => channel === 'email')
  const rest = turnsOf(2, 200).filter(({ channel }) => channel !== 'email')
  assert.equal(byChannel([...few, ...rest]).find(({ key }) => key === 'email')?.verdict, 'few')
  assert.deepEqual(byChannel([]), [])
})

test('public turns stand by thirds of followers; whose followers nobody knows are a group of their own', () => {
  const of = (followers: number | null, visibility: Turn['visibility'] = 'public'): Turn => ({
    ...{ channel: 'x', visibility, followers, urgency: 1 },
  })
  const turns = [of(10), of(20), of(300), of(400), of(9000), of(8000), of(null), of(5, 'private'), of(1, null)]
  const reachOf = reachesOf(turns)
  assert.deepEqual(turns.map(reachOf), [
    ...['public-low', 'public-low', 'public-middle', 'public-middle', 'public-high', 'public-high'],
    ...['public-unknown', 'private', null],
  ])
})
