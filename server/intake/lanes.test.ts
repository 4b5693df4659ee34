import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openLanes } from './lanes.ts'

test('every lane keeps its order, and nothing is left out or written twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 600 }), async sent => {
      const written: { lane: string; piece: number }[] = []
      const stop = new AbortController()
      let left = sent.length
      const lanes = openLanes<number>(async batch => {
        await new Promise(resolve => setImmediate(resolve))
        for (const each of batch) {
          written.push({ lane: each.lane, piece: each.piece })
          each.settled()
        }
      })
      const done = new Promise<void>(resolve => {
        const settled = () => {
          if (--left === 0) resolve()
        }
        sent.forEach((lane, piece) => lanes.put({ lane: `lane ${lane}`, piece, settled }))
        if (left === 0) resolve()
      })
      const running = lanes.run(stop.signal)
      await done
      stop.abort()
      await running
      assert.equal(written.length, sent.length)
      for (const lane of new Set(sent)) {
        const mine = written.filter(each => each.lane === `lane ${lane}`).map(each => each.piece)
        assert.deepEqual(
          mine,
          mine.toSorted((a, b) => a - b),
        )
      }
    }),
    { numRuns: 40 },
  )
})

test('one who puts waits for room while the lanes are full', async () => {
  let letGo = () => {}
  const held = new Promise<void>(resolve => (letGo = resolve))
  const stop = new AbortController()
  const lanes = openLanes<number>(() => held)
  for (let i = 0; i < 6000; i++) lanes.put({ lane: `${i}`, piece: i, settled: () => {} })
  const running = lanes.run(stop.signal)
  let hasRoom = false
  const waiting = lanes.room(stop.signal).then(() => (hasRoom = true))
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(hasRoom, false)
  letGo()
  await waiting
  assert.ok(lanes.size < 4096)
  stop.abort()
  await running
})
