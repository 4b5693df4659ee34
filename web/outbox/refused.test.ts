import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Waiting } from './outbox.ts'
import { forgetRefused, keepRefused, readRefused } from './refused.ts'

function drawer() {
  const all = new Map<string, string>()
  return {
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
  }
}

const one = (id: string): Waiting => ({ kind: 'note', conversationId: 'c', at: 1, files: [], body: { id, text: id } })
const late = { status: 422, body: { code: 'promise.earlier', values: {} } }

test('what was refused is there with its reason until it is seen, each once, and nobody else sees it', () => {
  const store = drawer()
  for (const id of ['1', '2', '1']) keepRefused(store, 'w', { one: one(id), ...late })
  assert.deepEqual(
    readRefused(store, 'w').map(refused => [refused.one.body.id, refused.body.code]),
    [
      ['2', 'promise.earlier'],
      ['1', 'promise.earlier'],
    ],
  )
  forgetRefused(store, 'w', '2')
  assert.deepEqual(
    readRefused(store, 'w').map(refused => refused.one.body.id),
    ['1'],
  )
  assert.deepEqual(readRefused(store, 'other'), [])
})

test('what cannot be read was not refused', () => {
  const store = drawer()
  store.setItem('sobremesa.refused.w', '{')
  assert.deepEqual(readRefused(store, 'w'), [])
})
