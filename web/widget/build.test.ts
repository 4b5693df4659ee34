import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { builtWidget } from '../../test/widget-build.ts'

const mostBytes = 20_480

test('the whole widget is at most 20 kB on its way', async () => {
  const script = readFileSync(await builtWidget())
  const size = gzipSync(script, { level: 9 }).length
  assert.ok(size <= mostBytes, `${size} bytes gzipped, ${size - mostBytes} too many`)
})

test('it leaves nothing in the page but what it says, and asks no other place for anything', async () => {
  const script = readFileSync(await builtWidget(), 'utf8')
  assert.match(script, /^\(function\(\)\{|^var sobremesaChat\b/)
  assert.doesNotMatch(script, /\beval\(|new Function\(|innerHTML\s*=(?!=)\s*[^"'`]*location/)
  assert.deepEqual(
    script.match(/https?:\/\/[a-z][\w.-]+/g)?.filter(address => !address.startsWith('http://www.w3.org')) ?? [],
    [],
  )
})
