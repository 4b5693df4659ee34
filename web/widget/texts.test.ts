import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf, texts } from './texts.ts'

const said = (text: unknown): string =>
  typeof text === 'function' ? String(text('Urraca', '2 MB', '1 MB')) : String(text)

test('both languages say the same things, none is empty, none is left in the other one', () => {
  assert.deepEqual(Object.keys(texts.es).toSorted(), Object.keys(texts.en).toSorted())
  for (const [key, es] of Object.entries(texts.es)) {
    const en = texts.en[key as keyof typeof texts.en]
    assert.equal(typeof es, typeof en, key)
    assert.notEqual(said(es).trim(), '', key)
    assert.notEqual(said(es), said(en), key)
    const fills = (text: unknown) => (typeof text === 'function' ? text.length : 0)
    assert.equal(fills(es), fills(en), key)
  }
})

test('one and many are not the same', () => {
  assert.equal(texts.es.unread(1), '1 mensaje sin leer')
  assert.equal(texts.es.unread(2), '2 mensajes sin leer')
  assert.equal(texts.en.left(1), '1 letter left')
})

test('the first language that we speak is spoken, else Spanish', () => {
  assert.equal(languageOf(undefined, '', 'fr', 'EN-gb', 'es'), 'en')
  assert.equal(languageOf('es-MX', 'en'), 'es')
  assert.equal(languageOf('fr', null), 'es')
})
