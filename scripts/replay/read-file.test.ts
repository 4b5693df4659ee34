import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readFile, timeOf } from './read-file.ts'

const small = join(import.meta.dirname, 'fixtures', 'small.csv')
const headings = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id'
const time = 'Tue Mar 04 10:30:00 +0000 2025'

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'sobremesa-read-'))
  return {
    file(content: string | Uint8Array) {
      writeFileSync(join(path, 'file.csv'), content)
      return join(path, 'file.csv')
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  }
}

test('a message comes out as it stands in the file', async () => {
  const messages = await readFile(small)
  assert.equal(messages.length, 23)
  assert.deepEqual(
    messages.find(each => each.id === '6'),
    {
      id: '6',
      author: '7002',
      isCustomers: true,
      at: Date.UTC(2025, 2, 4, 11),
      text: '@Azulejo two things:\n1) the tile is cracked\n2) nobody "answers"',
      answers: '999',
      line: 8,
    },
  )
})

test('compressed or plain, with a byte order mark or without, it is the same file', async () => {
  using place = folder()
  const plain = await readFile(small)
  const bytes = readFileSync(small)
  assert.deepEqual(await readFile(place.file(gzipSync(bytes))), plain)
  assert.deepEqual(await readFile(place.file(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]))), plain)
})

test('columns may stand in another order, and others beside them', async () => {
  using place = folder()
  const text = `text,mood,author_id,inbound,created_at,in_response_to_tweet_id,tweet_id\nHola,5,7,True,${time},,1`
  const [message] = await readFile(place.file(text))
  assert.deepEqual([message!.id, message!.author, message!.text, message!.answers], ['1', '7', 'Hola', undefined])
})

test('what is wrong is told with its line', async () => {
  using place = folder()
  const rows: [string, object][] = [
    ['1,7,True,', { line: 3, what: 'fields' }],
    [`,7,True,${time},Hola,,`, { line: 3, what: 'id' }],
    [`1,7,yes,${time},Hola,,`, { line: 3, what: 'inbound' }],
    ['1,7,True,2025-03-04,Hola,,', { line: 3, what: 'time' }],
    [`1,7,True,${time},"Hola,,`, { line: 3, what: 'quotes' }],
  ]
  const good = `0,7,True,${time},Hola,,`
  for (const [row, values] of rows) {
    await assert.rejects(readFile(place.file([headings, good, row].join('\n'))), { code: 'replay.malformed', values })
  }
  await assert.rejects(readFile(place.file('id,text\n1,Hola')), {
    code: 'replay.malformed',
    values: { line: 1, what: 'headings' },
  })
  await assert.rejects(readFile(place.file('')), { code: 'replay.malformed', values: { line: 1, what: 'headings' } })
})

test('a file that is missing, cut off or not in UTF-8 is told', async () => {
  using place = folder()
  const whole = gzipSync(readFileSync(small))
  const broken = [place.file(headings) + '.gone', place.file(whole.subarray(0, whole.length - 20))]
  for (const each of broken) await assert.rejects(readFile(each), { code: 'replay.unreadable' })
  await assert.rejects(readFile(place.file(Buffer.from([0x61, 0xff]))), { code: 'replay.unreadable' })
})

test('times are read with their zone, and impossible ones are none', () => {
  assert.equal(timeOf(time), Date.UTC(2025, 2, 4, 10, 30))
  assert.equal(timeOf('Tue Mar 04 00:30:00 +0130 2025'), Date.UTC(2025, 2, 3, 23))
  assert.equal(timeOf('Tue Mar 04 23:30:00 -0100 2025'), Date.UTC(2025, 2, 5, 0, 30))
  const none = [
    '',
    '1',
    'Tue Foo 04 10:30:00 +0000 2025',
    'Sun Feb 30 10:30:00 +0000 2025',
    'Tue Mar 04 24:00:00 +0000 2025',
    'Tue Mar 04 10:60:00 +0000 2025',
  ]
  assert.deepEqual(
    none.map(timeOf),
    none.map(() => undefined),
  )
})
