import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#lib'
import type { CasePage, Page, ProfileKept, Row, SearchPage } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

let world: TestWorld
let connectionId: string

before(async () => {
  world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  ;({ connectionId } = await world.owner.post<ProfileKept>('/profiles', profile))
})
after(() => world[Symbol.asyncDispose]())

let count = 0

/** Somebody writes; resolves when it can be found. */
async function hears(text: string, by = 'Marta Núñez', over: object = {}): Promise<string> {
  const key = `m-${++count}`
  world.clock.advance(1000)
  const about = {
    profileKey: 'main',
    lane: by,
    from: { id: by, name: by },
    at: world.clock.now(),
    visibility: 'private',
  }
  const event = { kind: 'message', key, externalId: key, text, ...about, ...over }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  await entered(key)
  return key
}

const entered = (externalId: string) =>
  until(
    () =>
      world.database.owner(tx =>
        tx.query(
          'select 1 from messages m join search_entries e on e.workspace_id = m.workspace_id and e.id = m.id where m.external_id = $1',
          [externalId],
        ),
      ),
    rows => rows.length === 1,
  )

const search = (q: string, client = world.owner, more = '') =>
  client.get<SearchPage>(`/search?q=${encodeURIComponent(q)}&language=es${more}`)
const texts = async (q: string) => (await search(q)).messages.map(({ text }) => text.text)

test('words are found in any order, without their accents, by their stems, and as they are typed', async () => {
  await hears('¿Dónde está la cafetera que compré ayer?')
  await hears('Las devoluciones no llegaron', 'Luis Prat')
  for (const q of ['cafetera donde', 'CAFETERA', 'compre', 'cafet', 'cafeteras'])
    assert.deepEqual(await texts(q), ['¿Dónde está la cafetera que compré ayer?'], q)
  assert.deepEqual(await texts('devolución llegar'), ['Las devoluciones no llegaron'])
  assert.deepEqual(await texts('cafetera devoluciones'), [])
  const [{ text }] = (await search('cafetera')).messages as [SearchPage['messages'][0]]
  assert.deepEqual(
    text.marks.map(([from, to]) => text.text.slice(from, to)),
    ['cafetera'],
  )
})

test('of a long text what stands around the words is shown, with dots where it was cut', async () => {
  const long = Array.from({ length: 80 }, (_, n) => (n === 40 ? 'molinillo' : `palabra${n}`)).join(' ')
  await hears(long)
  const [{ text }] = (await search('molinillo ')).messages as [SearchPage['messages'][0]]
  assert.match(text.text, /^… palabra\d+ .*molinillo.* …$/)
  assert.deepEqual(
    text.marks.map(([from, to]) => text.text.slice(from, to)),
    ['molinillo'],
  )
})

test('a phrase is found as it was said, and what must not be there is left out', async () => {
  await hears('Llega tarde otra vez el pedido')
  await hears('El pedido tarde o temprano llega')
  assert.deepEqual(await texts('"llega tarde"'), ['Llega tarde otra vez el pedido'])
  assert.deepEqual(await texts('pedido -temprano'), ['Llega tarde otra vez el pedido'])
})

test('a slip of the keyboard leads to the word that was meant, and says so', async () => {
  await hears('El reembolso sigue pendiente')
  const found = await until(
    () => search('rembolso pendinte '),
    ({ messages }) => messages.length > 0,
  )
  assert.deepEqual(
    found.messages.map(({ text }) => text.text),
    ['El reembolso sigue pendiente'],
  )
  assert.deepEqual(
    found.meant.map(({ word, as }) => [word, as[0]]),
    [
      ['rembolso', 'reembolso'],
      ['pendinte', 'pendiente'],
    ],
  )
})

test('people are found by their names and accounts, with the conversation in which they were heard', async () => {
  await hears('Hola', 'Íñigo Sánchez')
  const { people } = await search('iñigo san')
  assert.deepEqual(
    people.map(({ name, channel }) => [name, channel]),
    [['Íñigo Sánchez', 'plain']],
  )
})

test('operators narrow it to who, where, when and how it stands', async () => {
  await hears('La factura está mal', 'Nora Vidal')
  const shown = await hears('La factura está bien', 'Oscar Rey', { visibility: 'public' })
  assert.deepEqual(await texts('factura from:nora'), ['La factura está mal'])
  assert.deepEqual(await texts('de:"oscar rey"'), ['La factura está bien'])
  assert.deepEqual(await texts('factura es:pública'), ['La factura está bien'])
  assert.deepEqual(await texts('factura -es:pública'), ['La factura está mal'])
  assert.equal((await texts('factura canal:plain')).length, 2)
  assert.deepEqual(await texts('factura canal:line'), [])
  assert.deepEqual(await texts('factura is:closed'), [])
  assert.equal((await texts('factura is:open')).length, 2)
  const today = new Date(world.clock.now()).toISOString().slice(0, 10)
  assert.deepEqual([(await texts(`factura desde:${today}`)).length, await texts(`factura antes:${today}`)], [2, []])
  assert.deepEqual((await search('factura antes:ayer')).faults, [{ text: 'antes:ayer', code: 'date' }])
  assert.deepEqual(await texts('from:nadie'), [])
  assert.ok(shown)
})

test('notes and answers are found, too', async () => {
  await hears('Quiero un presupuesto', 'Pau Riera')
  const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all')
  const { id } = rows.find(({ name }) => name === 'Pau Riera')!
  await world.owner.post(`/conversations/${id}/notes`, { id: newId(), text: 'Pide el presupuesto anual' })
  const found = await until(
    () => texts('presupuesto anual'),
    all => all.length === 1,
  )
  assert.deepEqual(found, ['Pide el presupuesto anual'])
  assert.deepEqual(await texts('presupuesto es:nota'), ['Pide el presupuesto anual'])
  assert.deepEqual(await texts('presupuesto from:me'), ['Pide el presupuesto anual'])
})

test('what is edited is found as it is now, and what is deleted not at all', async () => {
  const key = await hears('Mi contraseña es mandarina', 'Rosa Lis')
  const about = { profileKey: 'main', lane: 'Rosa Lis', targetId: key }
  const tell = (event: object) =>
    fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([{ ...about, ...event }]) })
  world.clock.advance(1000)
  await tell({ kind: 'edit', key: 'e-1', text: 'Mi contraseña es pomelo', at: world.clock.now() })
  await until(
    () => texts('pomelo'),
    all => all.length === 1,
  )
  assert.deepEqual(await texts('mandarina'), [])
  await tell({ kind: 'deletion', key: 'd-1', at: world.clock.now() })
  await until(
    () => texts('pomelo'),
    all => all.length === 0,
  )
})

test('a word that was deleted leaves the vocabulary, and one that somebody else says stays', async () => {
  const key = await hears('Prefiero el albaricoque', 'Rosa Lis')
  await hears('Prefiero el albaricoquero', 'Teo Mas')
  const known = () =>
    world.database.owner(tx =>
      tx.query(`select 1 from search_words where word like 'albaricoque%' or word = 'prefiero'`),
    )
  await until(known, rows => rows.length === 3)
  const about = { profileKey: 'main', lane: 'Rosa Lis', targetId: key, at: world.clock.now() }
  const deletion = { kind: 'deletion', key: 'd-2', ...about }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([deletion]) })
  await until(
    () => texts('albaricoque'),
    all => all.length === 1,
  )
  assert.deepEqual((await search('albarcoquer ')).meant, [{ word: 'albarcoquer', as: ['albaricoquero'] }])
  await until(known, rows => rows.length === 2)
})

test('pages follow each other without gap or repetition', async () => {
  for (let n = 0; n < 7; n++) await hears(`Número ${n} de la rifa`, 'Teo Mas')
  const all: string[] = []
  let more = '&limit=3'
  for (;;) {
    const page = await search('rifa', world.owner, more)
    all.push(...page.messages.map(({ text }) => text.text))
    if (page.next === null) break
    more = `&limit=3&after=${encodeURIComponent(page.next)}`
  }
  assert.deepEqual(
    all,
    [6, 5, 4, 3, 2, 1, 0].map(n => `Número ${n} de la rifa`),
  )
})

test('another brand finds nothing of it', async () => {
  const other = await world.anotherBrand()
  const found = await search('la', other.owner)
  assert.deepEqual([found.messages, found.people], [[], []])
})

test('what was said in conversations that carry a tag is found by its name', async () => {
  await hears('La tetera gotea', 'Berta Solís')
  await hears('Otra tetera que gotea', 'Carlos Vela')
  const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all&limit=200')
  const { id } = rows.find(row => row.name === 'Berta Solís')!
  const { id: tag } = await world.owner.post<{ id: string }>('/tags', { name: 'Avería grave' })
  await world.owner.post(`/conversations/${id}/tags`, { add: [tag] })
  assert.deepEqual(await texts('tetera etiqueta:"averia grave"'), ['La tetera gotea'])
  assert.deepEqual(await texts('tag:avería'), ['La tetera gotea'])
  assert.deepEqual(await texts('tetera -tag:avería'), ['Otra tetera que gotea'])
  const unknown = await search('tetera tag:ninguna')
  assert.deepEqual([unknown.messages, unknown.faults], [[], [{ text: 'ninguna', code: 'tag' }]])
  await world.owner.post(`/conversations/${id}/tags`, { remove: [tag] })
  assert.deepEqual(await texts('tag:avería'), [])
})

test('what was said in a case is found by its number, whoever said it', async () => {
  await hears('La lámpara llegó rota', 'Delia Mora')
  await hears('La lámpara es de mi mujer', 'Emilio Roca')
  await hears('Otra lámpara', 'Fermín Sanz')
  const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all&limit=200')
  const ids = ['Delia Mora', 'Emilio Roca'].map(name => rows.find(row => row.name === name)!.id)
  const asked = { id: crypto.randomUUID(), title: 'Lámpara rota', conversationIds: ids }
  const { number } = await world.owner.post<CasePage>('/cases', asked)
  const both = ['La lámpara es de mi mujer', 'La lámpara llegó rota']
  assert.deepEqual(await texts(`caso:${number}`), both)
  assert.deepEqual(await texts(`lámpara mujer case:#${number}`), both.slice(0, 1))
  assert.deepEqual(await texts(`lámpara -case:${number}`), ['Otra lámpara'])
  const unknown = await search('lámpara case:700')
  assert.deepEqual([unknown.messages, unknown.faults], [[], [{ text: '700', code: 'case' }]])
})

test('what customers say is found by how it reads, as people correct it', async () => {
  const said = ['El sillón cojea', 'El sillón es comodísimo', 'Sobre el sillón']
  const keys = [await hears(said[0]!, 'Gala'), await hears(said[1]!, 'Hugo'), await hears(said[2]!, 'Inés')]
  const sounds = [
    { sentiment: -1, kind: 'complaint', urgency: 3, language: 'gl' },
    { sentiment: 1, kind: 'praise', urgency: 0, language: 'eu' },
    { sentiment: 0, kind: 'question', urgency: 1, language: 'eu' },
  ]
  for (const [n, key] of keys.entries()) {
    const [found] = await until(
      () =>
        world.database.owner(tx =>
          tx.query<{ id: string }>(
            'select m.id from messages m join readings r on r.message_id = m.id where m.external_id = $1',
            [key],
          ),
        ),
      rows => rows.length === 1,
    )
    await world.owner.patch(`/messages/${found!.id}/reading`, sounds[n])
  }
  const [bad, good, plain] = said
  for (const [q, expected] of [
    ['sillón tono:negativo', [bad]],
    ['sillón tone:positive', [good]],
    ['sillón tone:neutral', [plain]],
    ['sillón tipo:queja urgente:sí', [bad]],
    ['sillón urgent:no idioma:eu', [plain, good]],
    ['sillón -kind:praise', [plain, bad]],
    ['kind:complaint language:gl', [bad]],
    ['tono:positivo idioma:eu', [good]],
  ] as const)
    assert.deepEqual(await texts(q), expected, q)
  const unknown = await search('sillón tono:raro')
  assert.deepEqual(unknown.faults, [{ text: 'tono:raro', code: 'sound' }])
})
