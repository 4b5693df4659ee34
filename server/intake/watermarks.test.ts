import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openDatabase } from '#db'
import { createDatabase } from '../../test/cluster.ts'
import { loadWatermarks } from './watermarks.ts'

const workspaces = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const
const connections = [
  '01900000-0000-7000-8000-00000000000a',
  '01900000-0000-7000-8000-00000000000b',
  '01900000-0000-7000-8000-00000000000c',
] as const

test('the mark stays behind the oldest envelope that is not done, whatever is done after it', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection)
  const marks = await loadWatermarks(database)
  const [one, two, three] = [1, 2, 3].map(number => marks.begin(workspaces[0], connections[0], number, 1))
  three!()
  two!()
  assert.ok(!marks.isDone(connections[0], 1))
  assert.ok(!marks.isDone(connections[0], 3))
  one!()
  assert.ok(marks.isDone(connections[0], 3))
  await database.close()
})

test('an envelope without pieces is done at once, one with several when the last is settled', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection)
  const marks = await loadWatermarks(database)
  marks.begin(workspaces[0], connections[0], 1, 0)
  assert.ok(marks.isDone(connections[0], 1))
  const settled = marks.begin(workspaces[0], connections[0], 2, 2)
  settled()
  assert.ok(!marks.isDone(connections[0], 2))
  settled()
  assert.ok(marks.isDone(connections[0], 2))
  await database.close()
})

test('whenever a process is killed, the next one begins at or below every envelope that was not done', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection)
  const step = fc.record({ connection: fc.integer({ min: 0, max: 2 }), settleLater: fc.boolean(), saves: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
      await database.engine(tx => tx.query('delete from watermarks'))
      const marks = await loadWatermarks(database)
      const open = new Map<number, number>()
      let number = 0
      for (const { connection, settleLater, saves } of steps) {
        number += 3000
        const settled = marks.begin(workspaces[connection % 2]!, connections[connection]!, number, 1)
        if (settleLater) open.set(number, connection)
        else settled()
        if (saves) await marks.save(number)
      }
      const next = await loadWatermarks(database)
      for (const [lost, connection] of open) {
        assert.ok(lost > next.start, `begins at ${next.start}, ${lost} is open`)
        assert.ok(!next.isDone(connections[connection]!, lost))
      }
    }),
    { numRuns: 60 },
  )
  await database.close()
})
