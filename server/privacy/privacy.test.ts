import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { minute, newId } from '#lib'
import { workspaceTables } from '../../test/any-row.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { spread } from '../../test/spread.ts'
import { ofConversations, ofCustomers, ofIdentities, ofMessages, staying } from './erasing.ts'
import { openExport, sections, withheld } from './index.ts'
import { saidTables } from './sections.ts'

const now = morning + minute
const brand = { name: 'Urraca', timeZone: 'Europe/Madrid' }
const files = {
  read: async (_: string, id: string) => ({
    name: id,
    type: 'text/plain',
    bytes: new TextEncoder().encode(`bytes of ${id}`),
  }),
}

/** What is in the archive, by its path. */
async function take(desk: Desk, customerId: string, who = desk.who.sofia): Promise<Map<string, string>> {
  const means = { database: desk.database, files, now: () => now }
  const { bytes } = await openExport(means, who, { customerId, language: 'es', brand })
  const pieces = []
  for await (const piece of bytes) pieces.push(piece)
  const decoder = new TextDecoder()
  return new Map(Object.entries(unzipSync(Buffer.concat(pieces))).map(([path, body]) => [path, decoder.decode(body)]))
}

test('what is handed over is all of one person over all accounts, and nothing of anybody else', async () => {
  await using desk = await openDesk()
  const marta = await spread(desk, 'marta')
  await spread(desk, 'joan')
  const archive = await take(desk, marta.customerId)
  const page = archive.get('index.html')!
  const data = [...archive].filter(([path]) => path.startsWith('data/'))
  const words = ['nota', 'respuesta', 'promesa', 'cafetera', 'permiso', 'foto.txt'].map(word => `marta-${word}`)
  for (const word of [...words, ...marta.channels.map(channel => `marta por ${channel}`)]) {
    assert.ok(page.includes(word), `the page lacks ${word}`)
    assert.ok(
      data.some(([, text]) => text.includes(word)),
      `the data lack ${word}`,
    )
  }
  for (const [path, text] of archive) assert.ok(!`${path} ${text}`.includes('joan'), `${path} tells of somebody else`)
  for (const [path, text] of data) assert.ok(Array.isArray(JSON.parse(text)), path)
  const [file] = [...archive].filter(([path]) => path.startsWith('files/'))
  assert.match(file![0], /-marta-foto\.txt$/)
  assert.match(file![1], /^bytes of /)
  assert.match(page, /Lo que sabemos/)
  const [line] = await desk.database.owner(tx =>
    tx.query<{ personId: string; subjectId: string }>(
      `select person_id as "personId", subject_id as "subjectId" from audit where deed = 'customer.exported'`,
    ),
  )
  assert.deepEqual(line, { personId: desk.people.sofia, subjectId: marta.customerId })
})

test('what somebody wrote is shown as it is, never as part of the page; what pays stays covered', async () => {
  await using desk = await openDesk()
  const said = await desk.says('<script>alert(1)</script> & mi tarjeta es 4111 1111 1111 1111', {
    name: '<b>Marta</b>',
  })
  const archive = await take(desk, (await desk.row(said.conversationId)).customerId)
  for (const text of archive.values()) assert.ok(!text.includes('4111 1111 1111 1111'))
  const page = archive.get('index.html')!
  assert.ok(!page.includes('<script>') && !page.includes('<b>Marta'))
  assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; mi tarjeta'))
})

test('a history of any length is handed over whole and in its order', async () => {
  await using desk = await openDesk()
  const lines = Array.from({ length: 1203 }, (_, n) => `Línea ${n}`)
  await desk.sayAll(lines.map((text, n) => [text, { lane: `${n % 3}`, at: morning + Math.floor(n / 2) }] as const))
  const { rows } = await desk.as(async tx => ({
    rows: await tx.query<{ id: string }>(`select id from customers limit 1`),
  }))
  const told = JSON.parse((await take(desk, rows[0]!.id)).get('data/messages.json')!) as { at: number; text: string }[]
  assert.deepEqual(told.map(({ text }) => text).toSorted(), lines.toSorted())
  assert.ok(told.every(({ at }, index) => index === 0 || told[index - 1]!.at <= at))
})

test('an agent does not take it, and of whoever is not there there is none', async () => {
  await using desk = await openDesk()
  const said = await desk.says('Hola')
  const { customerId } = await desk.row(said.conversationId)
  await assert.rejects(take(desk, customerId, desk.who.ana as typeof desk.who.sofia), {
    code: 'forbidden',
    status: 403,
  })
  await assert.rejects(take(desk, newId()), { code: 'customer.unknown', status: 404 })
})

test('the register: each table of a brand is handed over, or it is said why it is not', async () => {
  await using desk = await openDesk()
  const tables = (await desk.database.owner(workspaceTables)).map(({ name }) => name).toSorted()
  const told = [...sections.flatMap(each => each.tables), ...saidTables, ...withheld.keys()].toSorted()
  assert.deepEqual(
    { missing: tables.filter(name => !told.includes(name)), gone: told.filter(name => !tables.includes(name)) },
    { missing: [], gone: [] },
  )
  assert.equal(new Set(told).size, told.length, 'a table is told of twice')
})

test('the register: each table goes with whoever is forgotten, or it is said why nothing of them is in it', async () => {
  await using desk = await openDesk()
  const tables = (await desk.database.owner(workspaceTables)).map(({ name }) => name)
  const going = [...ofMessages, ...ofConversations, ...ofCustomers, ...ofIdentities].map(({ table }) => table)
  const apart = (name: string) => ['brand', 'staff'].includes(withheld.get(name) ?? '')
  assert.deepEqual(
    {
      missing: tables.filter(name => !going.includes(name) && !staying.has(name) && !apart(name)),
      both: going.filter(name => staying.has(name)),
      gone: [...going, ...staying.keys()].filter(name => !tables.includes(name)),
    },
    { missing: [], both: [], gone: [] },
  )
})
