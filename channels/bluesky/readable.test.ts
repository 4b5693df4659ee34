import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readable } from './readable.ts'

const link = (text: string, shown: string, uri: string) => {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(shown)))
  const features = [{ $type: 'app.bsky.richtext.facet#link', uri }]
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(shown) }, features }
}

test('a link that was cut off stands whole, one behind words stands after them, a plain one stays', () => {
  const text = '😀 ñ acme.example/lo… y aquí y acme.example/x'
  const facets = [
    link(text, 'aquí', 'https://acme.example/2'),
    link(text, 'acme.example/lo…', 'https://www.acme.example/long/way'),
    link(text, 'acme.example/x', 'https://acme.example/x'),
  ]
  assert.equal(
    readable(text, facets),
    '😀 ñ https://www.acme.example/long/way y aquí (https://acme.example/2) y acme.example/x',
  )
})

test('facets that do not fit change nothing', () => {
  const text = 'año'
  const uri = 'https://acme.example'
  const at = (byteStart: unknown, byteEnd: unknown) => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  })
  for (const [start, end] of [
    [2, 3],
    [0, 2],
    [0, 9],
    [3, 1],
    [-1, 2],
    ['a', 'b'],
    [0.5, 1],
  ] as const)
    assert.equal(readable(text, [at(start, end)]), text, `${start}–${end}`)
  assert.equal(readable(text, [link(text, 'año', 'javascript:alert(1)')]), text)
  assert.equal(readable(text, 'none'), text)
  assert.equal(readable(text, [at(0, 1), at(0, 1)]), 'a (https://acme.example)ño')
})
