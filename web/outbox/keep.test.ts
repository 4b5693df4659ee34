import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SavedDraft } from '#protocol'
import {
  type Draft,
  emptyDraft,
  isUnsaved,
  keepDraft,
  partOf,
  printOf,
  readDraft,
  textOf,
  withSaved,
  withText,
} from './draft.ts'
import { emptyOutbox, type Outcome, putInOutbox, readOutbox, takeFromOutbox, type Waiting } from './outbox.ts'

function drawer() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const waiting = (id: string): Waiting => ({
  kind: 'note',
  conversationId: 'c',
  at: 1,
  files: [],
  body: { id, text: id },
})

test('a draft is kept until it is empty', () => {
  const store = drawer()
  keepDraft(store, 'w', 'c', withText(emptyDraft('private'), 'Hola, Marta'))
  assert.equal(readDraft(store, 'w', 'c')?.text, 'Hola, Marta')
  assert.equal(readDraft(store, 'w', 'd'), undefined)
  keepDraft(store, 'w', 'c', emptyDraft('private'))
  assert.equal(store.kept.size, 0)
})

test('an empty draft is kept as long as the server has something of it', () => {
  const store = drawer()
  const written = withText(emptyDraft('private'), 'Hola')
  const saved: Draft = { ...written, bases: { reply: { version: 'v', print: printOf(partOf(written, 'reply')) } } }
  assert.ok(isUnsaved(written, 'reply') && !isUnsaved(saved, 'reply') && !isUnsaved(saved, 'note'))
  keepDraft(store, 'w', 'c', { ...saved, text: '' })
  assert.equal(store.kept.size, 1)
})

test('what else it settles is saved with it, and comes with it to another device', () => {
  const written: Draft = { ...withText(emptyDraft('private'), 'Hola'), settles: ['mail'] }
  const saved: Draft = { ...written, bases: { reply: { version: 'v', print: printOf(partOf(written, 'reply')) } } }
  assert.ok(!isUnsaved(saved, 'reply') && isUnsaved({ ...saved, settles: [] }, 'reply'))
  const told = { ...partOf(written, 'reply'), files: [], version: 'v', origin: 'computer', savedAt: 1, template: null }
  const there = withSaved(emptyDraft('private'), 'reply', { ...told, kind: 'reply', quoteId: null } as SavedDraft)
  assert.deepEqual(there.settles, ['mail'])
  assert.equal(withSaved(there, 'reply', undefined).settles, undefined)
})

test('a note and a reply do not lose each other', () => {
  const both = withText({ ...withText(emptyDraft('private'), 'respuesta'), kind: 'note' as const }, 'nota')
  assert.equal(textOf(both), 'nota')
  assert.equal(textOf({ ...both, kind: 'reply' }), 'respuesta')
})

test('a draft that cannot be read is no draft', () => {
  const store = drawer()
  store.setItem('sobremesa.draft.w.c', '{')
  assert.equal(readDraft(store, 'w', 'c'), undefined)
})

test('what waits leaves in the order it was written, each once', async () => {
  const store = drawer()
  for (const id of ['1', '2', '1', '3']) putInOutbox(store, 'w', waiting(id))
  const sent: string[] = []
  await emptyOutbox(store, 'w', async one => {
    sent.push(one.body.id)
    if (one.body.id === '2') putInOutbox(store, 'w', waiting('4'))
    return 'sent'
  })
  assert.deepEqual(sent, ['2', '1', '3', '4'])
  assert.deepEqual(readOutbox(store, 'w'), [])
})

test('without the server all stay; a refused one stops nobody, and stays with why until it is seen', async () => {
  const store = drawer()
  for (const id of ['1', '2', '3']) putInOutbox(store, 'w', waiting(id))
  const late = { code: 'promise.earlier', status: 422 }
  const outcomes: Record<string, Outcome> = { '1': { fault: late }, '2': 'sent', '3': 'later' }
  const tried: string[] = []
  for (let times = 0; times < 2; times++)
    await emptyOutbox(store, 'w', async one => {
      tried.push(one.body.id)
      return outcomes[one.body.id]!
    })
  assert.deepEqual(tried, ['1', '2', '3', '3'])
  assert.deepEqual(
    readOutbox(store, 'w').map(one => [one.body.id, one.fault]),
    [
      ['3', undefined],
      ['1', late],
    ],
  )
  takeFromOutbox(store, 'w', '1')
  assert.equal(readOutbox(store, 'w').length, 1)
})
