import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf, hmac, idOf, isSecret, listOf, numberOf, present, readJson, textOf, timeOf } from '#channel'

test('ids of 64 bits keep every digit', () => {
  assert.deepEqual(readJson('{"id":2090000000000000014,"n":5,"x":1e300,"s":"9007199254740993"}'), {
    id: '2090000000000000014',
    n: 5,
    x: 1e300,
    s: '9007199254740993',
  })
})

test('what is no JSON in UTF-8 is nothing', () => {
  assert.deepEqual(
    ['', '{', Buffer.from([0xff, 0x31])].map(body => readJson(body)),
    [undefined, undefined, undefined],
  )
})

test('values of a wrong type are absent', () => {
  const odd = [null, 5, true, [1], {}, 'a', '']
  assert.deepEqual(odd.map(textOf), [undefined, undefined, undefined, undefined, undefined, 'a', undefined])
  assert.deepEqual(odd.map(idOf), [undefined, '5', undefined, undefined, undefined, 'a', undefined])
  assert.deepEqual(odd.map(listOf), [[], [], [], [1], [], [], []])
  assert.deepEqual(odd.map(fieldsOf), [{}, {}, {}, {}, {}, {}, {}])
  assert.deepEqual(['5', '-5.5', '5a', '', Number.NaN].map(numberOf), [5, -5.5, undefined, undefined, undefined])
  assert.deepEqual(present({ a: 1, b: undefined, c: null }), { a: 1, c: null })
})

test('times are epoch milliseconds, however they are written', () => {
  assert.equal(timeOf('1764000001', 's'), 1_764_000_001_000)
  assert.equal(timeOf(1_764_000_001_123, 'ms'), 1_764_000_001_123)
  assert.equal(timeOf('2026-11-20T10:00:00+0000', 'iso'), 1_795_168_800_000)
  assert.deepEqual([timeOf('soon', 'iso'), timeOf(1e300, 's'), timeOf({}, 'ms')], [undefined, undefined, undefined])
})

test('a secret is said or not, and no secret is never said', () => {
  assert.deepEqual(
    [isSecret('a', 'a'), isSecret('b', 'a'), isSecret('', ''), isSecret(undefined, 'a'), isSecret('aa', 'a')],
    [true, false, false, false, false],
  )
  assert.equal(
    hmac('sha1', 'key', 'The quick brown fox jumps over the lazy dog', 'hex'),
    'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
  )
})
