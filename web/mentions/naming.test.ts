import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWithin, namedIn, namingAt, piecesOf, withName } from './naming.ts'

const team = ['Lucía Vidal', 'Ana', 'Ana Ruiz', 'Óscar Méndez'].map((name, at) => ({ id: String(at), name }))
const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name)

test('a name begins with its sign, and not in the middle of an address', () => {
  const search = (text: string) => namingAt(text, text.length)?.search
  assert.deepEqual(['@', 'Mira @lu', '(@lucía vi', 'ana@cafe.example', '@ ', '@a\nb', 'nada', '@@'].map(search), [
    '',
    'lu',
    'lucía vi',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(namingAt('@lu y más', 3), { from: 0, search: 'lu' })
})

test('letters in their order are enough', () => {
  assert.deepEqual(
    ['oscmnd', 'o m', 'mo', ''].map(search => isWithin(search, 'oscar mendez')),
    [true, true, false, true],
  )
})

test('what was begun becomes the name, with room to write on', () => {
  assert.deepEqual(withName('Mira @lu', { from: 5, search: 'lu' }, 'Lucía Vidal'), {
    text: 'Mira @Lucía Vidal ',
    caret: 18,
  })
  assert.equal(withName('@lu y tú', { from: 0, search: 'lu' }, 'Ana').text, '@Ana y tú')
})

test('who is named is found by the longest name, and only by a whole one', () => {
  assert.deepEqual(namesOf(namedIn('@Ana Ruiz y @Lucía Vidal: ¿lo veis?', team)), ['Lucía Vidal', 'Ana Ruiz'])
  assert.deepEqual(namesOf(namedIn('@Ana, mira', team)), ['Ana'])
  assert.deepEqual(namedIn('@Anabel y Ana', team), [])
  const twins = [...team, { id: '9', name: 'Ana' }]
  assert.deepEqual(
    namedIn('@Ana', twins).map(({ id }) => id),
    ['1', '9'],
  )
})

test('whatever is written, its pieces together are the text', () => {
  const mentions = team.map(({ id, name }) => ({ kind: 'mention' as const, person: id, name }))
  const word = fc.oneof(fc.constantFrom('@', '@Ana', '@Ana Ruiz', 'Ana', ' ', '@Lucía Vidal', '@@'), fc.string())
  fc.assert(
    fc.property(fc.array(word), words => {
      const text = words.join('')
      const pieces = piecesOf(text, mentions)
      assert.equal(pieces.map(piece => piece.text).join(''), text)
      for (const { text: said, mention } of pieces) if (mention) assert.equal(said, `@${mention.name}`)
    }),
  )
})
