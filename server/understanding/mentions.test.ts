import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Callable, catalogueOf, mentionsOf } from '#understanding'
import { growthOf } from '../../test/growth.ts'

const entries: Callable[] = [
  { kind: 'product', id: 'fryer', spellings: ['Air-Fryer 3000', 'freidora sin aceite'] },
  { kind: 'product', id: 'fryer-xl', spellings: ['Air Fryer 3000 XL'] },
  { kind: 'product', id: 'cava', spellings: ['Cavatoné Plus'] },
  { kind: 'product', id: 'go', spellings: ['Go'] },
  { kind: 'place', id: 'ruzafa', spellings: ['Tienda de Ruzafa', 'Ruzafa'] },
  { kind: 'place', id: 'coruna', spellings: ['A Coruña', 'La Coruña'] },
  { kind: 'product', id: 'ruzafa-bag', spellings: ['ruzafa'] },
]
const catalogue = catalogueOf(entries)
const found = (text: string) =>
  mentionsOf(text, catalogue).map(
    ({ named, from, to, isExact }) =>
      `${named.map(({ id }) => id).join(' ')}${isExact ? '' : '?'}: ${text.slice(from, to)}`,
  )

test('what the brand calls its own is found as people write it', () => {
  const said: [string, ...string[]][] = [
    ['Mi air fryer 3000 no calienta', 'fryer: air fryer 3000'],
    ['La AIRFRYER 3000 y la airfryer3000', 'fryer: AIRFRYER 3000', 'fryer: airfryer3000'],
    ['la air fryer 3000 XL!', 'fryer-xl: air fryer 3000 XL'],
    ['una Freídora sin aceite', 'fryer: Freídora sin aceite'],
    ['una freidroa sin aceite', 'fryer?: freidroa sin aceite'],
    ['el cavatone plus y el Cabatone plus', 'cava: cavatone plus', 'cava?: Cabatone plus'],
    ['en la tienda de Ruzafa', 'ruzafa: tienda de Ruzafa'],
    ['en Ruzafa', 'ruzafa ruzafa-bag: Ruzafa'],
    ['los de a coruna', 'coruna: a coruna'],
    ['El Go va bien', 'go: Go'],
  ]
  for (const [text, ...expected] of said) assert.deepEqual(found(text), expected, text)
})

test('parts of words, other numbers, two slips and short words are none', () => {
  for (const text of [
    'air fryer 4000',
    'air fryer 30001',
    'airfryers 3000b',
    'ruzafas, ruzaf y ruzfa',
    'let us go',
    '7Go y 3Ruzafa',
    'freydroa sin aceite',
    'air. Fryer 3000',
    'cavatone',
    '',
  ])
    assert.deepEqual(found(text), [], text)
})

test('without a catalogue there is nothing to be found', () => {
  assert.deepEqual(mentionsOf('air fryer 3000', catalogueOf([])), [])
  assert.deepEqual(
    mentionsOf('x', catalogueOf([{ kind: 'place', id: 'odd', spellings: ['', ' ', '·', '(((', '🙂'] }])),
    [],
  )
})

const name = fc.array(fc.constantFrom('nube', 'mesa', 'silla', 'norte', 'luz', '12', 'lámpara'), {
  minLength: 2,
  maxLength: 4,
})

test('each name of thousands is found in the midst of other words, where it stands', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 40, selector: words => words.join('') }),
      fc.nat(),
      (names, which) => {
        const chosen = names[which % names.length]!.join(' ')
        const many = catalogueOf(
          names.map((words, at) => ({ kind: 'product', id: String(at), spellings: [words.join(' ')] })),
        )
        const text = `¿Y qué? ${chosen.toUpperCase()}, gracias`
        const [first] = mentionsOf(text, many)
        assert.equal(first && text.slice(first.from, first.to), chosen.toUpperCase())
      },
    ),
  )
})

test('spans lie within the text, in its order and apart from each other, whatever is written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
      (noise, more) => {
        const all = catalogueOf([
          ...entries,
          ...more.map((each, at) => ({ kind: 'place' as const, id: `${at}`, spellings: [each] })),
        ])
        const text = [noise, ...more, 'Ruzafa'].join(' ')
        let end = 0
        for (const { from, to } of mentionsOf(text, all)) {
          assert.ok(from >= end && to > from && to <= text.length)
          end = to
        }
      },
    ),
  )
})

test('four times the text is no more than a few times the work, with five thousand names', () => {
  const words = 'alfa beta gamma delta kappa lambda sigma omega norte oeste'.split(' ')
  const many = catalogueOf(
    Array.from({ length: 5000 }, (_, at) => ({
      ...{ kind: 'product' as const, id: String(at) },
      spellings: [`${words[at % 10]} ${words[Math.floor(at / 10) % 10]} ${words[Math.floor(at / 100) % 10]} ${at}`],
    })),
  )
  for (const piece of ['alfa ', 'alfa beta gamma ', 'a', 'gamna ', '1']) {
    const growth = growthOf(text => mentionsOf(text, many), piece, 20_000)
    assert.ok(growth < 9, `${piece}: ${growth}`)
  }
})
