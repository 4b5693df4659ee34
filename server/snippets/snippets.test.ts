import assert from 'node:assert/strict'
import { test } from 'node:test'
import { second } from '#lib'
import type { NewSnippet } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import { addSnippet, editSnippet, gapValues, removeSnippet, snippets, useSnippet } from './index.ts'

const greeting: NewSnippet = {
  name: 'Saludo',
  shortcut: 'hola',
  texts: { es: 'Hola, {{customer.first-name}}' },
  isShared: false,
}

async function openShelf() {
  const desk = await openDesk()
  const { as, who } = desk
  const add = (more: Partial<NewSnippet> = {}, by = who.ana) =>
    as((tx, each) => addSnippet(tx, each, { ...greeting, ...more, now: morning }), by)
  const names = async (by = who.ana) => (await as((tx, each) => snippets(tx, each), by)).map(each => each.name)
  return { ...desk, add, names }
}

test('one’s own are one’s own, and a supervisor’s can be everybody’s', async () => {
  await using shelf = await openShelf()
  const { add, names, who, as } = shelf
  const own = await add()
  const shared = await add({ name: 'Devoluciones', shortcut: 'dev', isShared: true }, who.sofia)
  assert.deepEqual(await names(), ['Devoluciones', 'Saludo'])
  assert.deepEqual(await names(who.luis), ['Devoluciones'])
  await assert.rejects(add({ shortcut: null, isShared: true }), { code: 'forbidden' })
  await assert.rejects(
    as((tx, each) => editSnippet(tx, each, { id: shared, name: 'Mío', now: morning })),
    { code: 'forbidden' },
  )
  await assert.rejects(
    as((tx, each) => editSnippet(tx, each, { id: own, name: 'Tuyo', now: morning }), who.luis),
    {
      code: 'snippet.unknown',
    },
  )
  await assert.rejects(
    as((tx, each) => removeSnippet(tx, each, { id: shared })),
    { code: 'forbidden' },
  )
  assert.equal(await as((tx, each) => removeSnippet(tx, each, { id: own })), true)
  assert.equal(await as((tx, each) => removeSnippet(tx, each, { id: own })), false)
  assert.equal((await shelf.events('snippet.changed')).length, 3)
})

test('what one took last stands first, for oneself', async () => {
  await using shelf = await openShelf()
  const { add, names, who, as } = shelf
  const ids = [await add({ name: 'A', shortcut: 'a', isShared: true }, who.sofia)]
  ids.push(await add({ name: 'B', shortcut: 'b', isShared: true }, who.sofia))
  await as((tx, each) => useSnippet(tx, each, { id: ids[1]!, now: morning }))
  assert.deepEqual(await names(), ['B', 'A'])
  assert.deepEqual(await names(who.luis), ['A', 'B'])
  await as((tx, each) => useSnippet(tx, each, { id: ids[0]!, now: morning + second }))
  await as((tx, each) => useSnippet(tx, each, { id: ids[0]!, now: morning + second }))
  const [first] = await as((tx, each) => snippets(tx, each))
  assert.deepEqual([first?.name, first?.uses, first?.lastUsedAt], ['A', 2, morning + second])
})

test('a shortcut is one word and leads to one text', async () => {
  await using shelf = await openShelf()
  await shelf.add({ shortcut: ' /Hola ' })
  const [kept] = await shelf.as((tx, each) => snippets(tx, each))
  assert.equal(kept?.shortcut, 'hola')
  await assert.rejects(shelf.add({ shortcut: 'HOLA' }), { code: 'snippet.shortcut-taken' })
  await assert.rejects(shelf.add({ shortcut: 'dos palabras' }), { code: 'snippet.shortcut' })
  await assert.rejects(shelf.add({ shortcut: null, texts: { es: '  ' } }), { code: 'snippet.empty' })
  await assert.rejects(shelf.add({ shortcut: null, texts: { es: 'x'.repeat(20_001) } }), { code: 'snippet.too-long' })
})

test('gaps know who writes, to whom, for which brand and where; what is no name is not said', async () => {
  await using shelf = await openShelf()
  const { conversationId } = await shelf.says('Hola', { by: 'MARTA IBORRA' })
  const ask = { conversationId, brand: { name: 'Urraca', language: 'es' }, channelName: (id: string) => `Canal ${id}` }
  assert.deepEqual(await shelf.as((tx, who) => gapValues(tx, who, ask)), {
    values: {
      'customer.first-name': 'Marta',
      'customer.name': 'MARTA IBORRA',
      'agent.first-name': 'Ana',
      'agent.name': 'ana',
      'brand.name': 'Urraca',
      'conversation.channel': 'Canal api',
    },
    languages: ['es'],
  })
  const stranger = await shelf.says('Hola', { by: '+34 600 100 200' })
  const { values } = await shelf.as((tx, who) => gapValues(tx, who, { ...ask, ...stranger }))
  assert.equal(values['customer.first-name'], undefined)
})
