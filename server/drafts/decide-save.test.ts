import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Content, decidePutBack, decideSave, type Draft, type Standing } from './decide-save.ts'

const nothing: Standing = { draft: undefined, others: [] }
const say = (text: string, version = text, files: string[] = []): Draft => ({
  ...{ version, origin: 'computer', savedAt: 0 },
  content: { text, files, visibility: 'private', quoteId: null, template: null },
})
const textsOf = ({ draft, others }: Standing) => [draft, ...others].map(each => each?.content.text)

test('whoever saw what stood there writes over it', () => {
  const first = decideSave(nothing, null, say('Hola', 'v1'))
  assert.deepEqual(textsOf(decideSave(first, 'v1', say('Adiós', 'v2'))), ['Adiós'])
})

test('what was not seen is kept beside what was saved last, and nothing is kept twice', () => {
  const first = decideSave(nothing, null, say('Del teléfono', 'v1'))
  const second = decideSave(first, null, say('Del ordenador', 'v2'))
  assert.deepEqual(textsOf(second), ['Del ordenador', 'Del teléfono'])
  const third = decideSave(second, 'v1', say('Del teléfono, y más', 'v3'))
  assert.deepEqual(textsOf(third), ['Del teléfono, y más', 'Del ordenador'])
  assert.equal(decideSave(third, null, say('Del teléfono, y más', 'v4')), third)
})

test('emptiness takes away what was seen, and nothing else', () => {
  const first = decideSave(nothing, null, say('Hola', 'v1'))
  assert.equal(decideSave(first, null, say('  ', 'v2')), first)
  assert.deepEqual(textsOf(decideSave(first, 'v1', say('', 'v2'))), [undefined])
})

test('a file without words is something to lose', () => {
  const first = decideSave(nothing, null, say('', 'v1', ['f']))
  assert.equal(decideSave(first, null, say('Otra', 'v2')).others.length, 1)
})

test('what comes back stands where there is nothing, and else beside it', () => {
  assert.deepEqual(textsOf(decidePutBack(nothing, say('De vuelta'))), ['De vuelta'])
  const writing = decideSave(nothing, null, say('Escribiendo', 'v1'))
  assert.deepEqual(textsOf(decidePutBack(writing, say('De vuelta'))), ['Escribiendo', 'De vuelta'])
})

test('two devices that write as they like never lose a text that its writer had not seen given up', () => {
  const words = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const step = fc.record({ device: fc.constantFrom('one', 'two'), looks: fc.boolean(), word: fc.option(words) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 18 }), steps => {
      let standing = nothing
      let count = 0
      const screens = { one: { base: null as string | null, text: '' }, two: { base: null as string | null, text: '' } }
      /** What was saved, and not written on or erased by somebody who had it, or more than it, before their eyes. */
      let alive: string[] = []
      for (const { device, looks, word } of steps) {
        const screen = screens[device as 'one' | 'two']
        if (looks)
          Object.assign(screen, { base: standing.draft?.version ?? null, text: standing.draft?.content.text ?? '' })
        const text = word === null ? '' : `${screen.text}${word}`
        alive = [...alive.filter(each => !screen.text.startsWith(each)), ...(text === '' ? [] : [text])]
        standing = decideSave(standing, screen.base, say(text, `v${++count}`))
        Object.assign(screen, { base: standing.draft?.version ?? null, text: standing.draft?.content.text ?? '' })
      }
      const kept = [standing.draft, ...standing.others].flatMap(each => each?.content.text ?? [])
      for (const text of alive)
        assert.ok(
          kept.some(each => each.startsWith(text)),
          `${text} of ${kept.join()}`,
        )
    }),
  )
})

test('a draft keeps twenty other texts at most', () => {
  let standing = nothing
  for (let at = 10; at < 60; at++) standing = decideSave(standing, 'unknown', say(`texto ${at}`, `v${at}`))
  assert.equal(standing.others.length, 20)
  assert.equal(standing.others[0]?.content.text satisfies Content['text'] | undefined, 'texto 58')
})
