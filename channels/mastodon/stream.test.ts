import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Frame, framesIn } from './stream.ts'

async function framesOf(text: string, size: number): Promise<Frame[]> {
  const bytes = Buffer.from(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return Array.fromAsync(framesIn(chunks()))
}

test('events come whole, however the stream is cut into pieces', async () => {
  const text =
    ':)\n:thump\nevent: delete\ndata: 11501\n\n:thump\r\nevent: status.update\r\ndata: {"a":"ñ😀",\r\ndata:"b":1}\r\n\r\nevent: filters_changed\n\ndata: without a name\n\nevent: unfinished\ndata: x'
  for (const size of [1, 2, 3, 7, 1000])
    assert.deepEqual(await framesOf(text, size), [
      { event: 'delete', payload: '11501' },
      { event: 'status.update', payload: '{"a":"ñ😀",\n"b":1}' },
      { event: 'filters_changed', payload: '' },
    ])
})

test('a line without end is not gathered for ever', async () => {
  await assert.rejects(framesOf(`data: ${'x'.repeat(3_000_000)}`, 65_536))
})
