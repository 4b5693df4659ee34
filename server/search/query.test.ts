import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readQuery } from './query.ts'

const dayStart = (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : undefined)
const read = (written: string) => readQuery(written, dayStart)

test('words, phrases and what must not be there; the last word is perhaps still being written', () => {
  assert.deepEqual(read('pedido "llega tarde" -factura entre'), {
    words: [{ text: 'pedido' }, { text: 'llega tarde', isPhrase: true }, { text: 'entre', isBegun: true }],
    without: [{ text: 'factura' }],
    facts: [],
    withoutFacts: [],
    tags: [],
    withoutTags: [],
    cases: [],
    withoutCases: [],
    sounds: [],
    faults: [],
  })
  assert.deepEqual(read('pedido ').words, [{ text: 'pedido' }])
  assert.deepEqual(read('"sin cerrar').words, [{ text: 'sin cerrar', isPhrase: true }])
})

test('operators in both languages say who, where, when and what', () => {
  const {
    words: _,
    without: __,
    ...found
  } = read(
    'de:"Marta Gil" canal:WhatsApp antes:2026-11-01 desde:2026-10-01 es:abierta es:pública tiene:foto -is:note etiqueta:"Envío urgente" -tag:vip caso:#12 case:7 -case:3',
  )
  assert.deepEqual(found, {
    from: 'Marta Gil',
    facts: ['=channel:whatsapp', '=public', '=has:image'],
    withoutFacts: ['=kind:note'],
    tags: ['Envío urgente'],
    withoutTags: ['vip'],
    cases: [12, 7],
    withoutCases: [3],
    sounds: [],
    before: Date.parse('2026-11-01'),
    after: Date.parse('2026-10-01'),
    status: 'open',
    faults: [],
  })
  assert.deepEqual([read('from:me').from, read('de:yo').from, read('is:mine').isMine], ['me', 'me', true])
})

test('how a message reads, in both languages; a word for none of it is said', () => {
  assert.deepEqual(read('tono:negativo tipo:queja -kind:praise idioma:GL urgente:sí').sounds, [
    { aspect: 'tone', value: 'negative' },
    { aspect: 'kind', value: 'complaint' },
    { aspect: 'kind', value: 'praise', isWithout: true },
    { aspect: 'language', value: 'gl' },
    { aspect: 'urgent', value: 'yes' },
  ])
  assert.deepEqual(
    read('tone:angry kind:constructor').faults.map(({ code }) => code),
    ['sound', 'sound'],
  )
})

test('what is no operator is a word; a value that is none is said', () => {
  assert.deepEqual(read('ref:1234 x').words, [{ text: 'ref 1234' }, { text: 'x', isBegun: true }])
  assert.deepEqual(read('before:ayer has:nada is:loca case:doce').faults, [
    { text: 'before:ayer', code: 'date' },
    { text: 'has:nada', code: 'has' },
    { text: 'is:loca', code: 'is' },
    { text: 'case:doce', code: 'case' },
  ])
})

test('whatever is written is read, and nothing that is no word is looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), written => {
      const { words, without } = read(written)
      for (const { text } of [...words, ...without]) assert.match(text, /[\p{L}\p{N}]/u)
      assert.ok(words.length <= 12)
    }),
  )
})
