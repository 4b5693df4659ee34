import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { type Database, openDatabase } from '#db'
import { newId } from '#lib'
import { createDatabase } from '../test/cluster.ts'
import { type Demo, type DemoSettings, openDemo } from './open-demo.ts'
import type { Bubble, PhoneEvent } from './phone/shown.ts'
import { deskOf, nextEvent } from './world/desk.ts'

const places = {
  urraca: [
    ...['whatsapp', 'telegram', 'line', 'own-app', 'web-chat', 'facebook', 'facebook-page', 'instagram'],
    ...['instagram-posts', 'email', 'x', 'x-posts', 'google-reviews', 'sms', 'mastodon', 'bluesky'],
  ],
  farola: ['whatsapp', 'sms-telnyx'],
}

const isPublic = (place: string) => /-posts$|-page$|-reviews$/.test(place)
const isOfTexts = (place: string) => isPublic(place) || /^(x|email)$/.test(place)

const storyIn = (place: string, when: string) => `== ${place} · Sara Tomé · ${when} · Lucía
> ${place === 'email' ? '[Mi pedido] ' : ''}Hola, ¿llegará esta semana?
${isOfTexts(place) ? '' : '> {parcel}'}
< Sí, Sara: sale mañana y te llega el jueves.
# Ya preguntó en marzo
> Perfecto, gracias
= order
`

const stories = Object.fromEntries(
  Object.entries(places).map(([brand, all]) => [
    brand,
    all.map((place, index) => storyIn(place, index === 0 ? '9d 10:00' : `${index + 1}h`)).join(''),
  ]),
)

const folder = mkdtempSync(join(tmpdir(), 'sobremesa-demo-'))
const made = await createDatabase()
const database: Database = openDatabase(made.connection, { size: 4, application: 'test' })
const without: string[] = []
let demo: Demo | undefined

after(async () => {
  await demo?.stop()
  await database.close()
  await made[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const settings: DemoSettings = {
  ...{ database, folder, version: 'test', stories, phonePort: 0 },
  webFolder: join(folder, 'web'),
  phoneFolder: join(folder, 'phone'),
  log: pino({ level: process.env.LOG ?? 'fatal' }),
  listen: app => app.listen({ host: '127.0.0.1', port: 0 }),
  without: (channel, error) => without.push(`${channel}: ${String(error)}`),
}

const countOf = async (table: string, where = 'true'): Promise<number> => {
  const [row] = await database.owner(tx => tx.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`))
  return Number(row!.n)
}

const standing = async () => {
  const tables = ['conversations', 'messages', 'customers', 'profiles']
  return Object.fromEntries(await Promise.all(tables.map(async each => [each, await countOf(each)])))
}

test('the world is lived through once, on every channel, and nothing of it is left parked', async () => {
  demo = await openDemo(settings)
  assert.deepEqual(without, [])
  const { seats, journal } = demo.phone
  for (const { id, app } of seats) {
    assert.ok((await countOf('profiles', `channel = '${app.channel}'`)) > 0, `${id} has no profile`)
    const stood = Object.values(journal.of(id)).flat()
    const isTold = (places as Record<string, string[]>)[id.split('/')[0]!]!.some(each =>
      app.places.some(({ id: place }) => place === each),
    )
    if (isTold)
      assert.ok(
        stood.some(({ by }) => by === 'brand'),
        `${id} heard nothing`,
      )
  }
  assert.equal(await countOf('parked_envelopes', 'settled_at is null'), 0)
  assert.equal(await countOf('messages', "state in ('failed', 'unsure', 'queued')"), 0)
  assert.ok((await countOf('conversations', "status = 'closed'")) > 0)
})

test('started again it goes on with what is there', async () => {
  const before = await standing()
  const bubbles = demo!.phone.journal.all().length
  await demo!.stop()
  demo = await openDemo(settings)
  assert.equal(demo.lived, 0)
  assert.deepEqual(await standing(), before)
  assert.equal(demo.phone.journal.all().length, bubbles)
})

for (const [brand, all] of Object.entries(places))
  for (const place of all)
    test(`${brand}, ${place}: what is written in the phone comes to the desk, and the answer to the phone`, () =>
      writesAndHears(brand, place))

async function writesAndHears(brand: string, place: string): Promise<void> {
  const { phone, sobremesa } = demo!
  const seat = phone.seats.find(each => each.brand === brand && each.app.places.some(({ id }) => id === place))!
  const received = nextEvent(sobremesa.world, ({ kind }) => kind === 'message.received')
  const text = `Una cosa más: ${newId()}`
  await phone.does(seat.id, place, 'marta-iborra', { deed: 'say', text })
  const { conversationId, workspaceId } = await received
  const [owner] = await database.owner(tx =>
    tx.query<{ id: string }>(`select person_id as id from memberships where workspace_id = $1 and role = 'owner'`, [
      workspaceId,
    ]),
  )
  const desk = deskOf(sobremesa.world, { workspaceId, personId: owner!.id, name: 'Carmen', role: 'owner' })
  const answered = heard(phone, each => each.by === 'brand' && each.text?.includes('Claro, Marta') === true)
  await desk.answer(conversationId!, `Claro, Marta: ${newId()}`)
  assert.equal((await answered).person, 'marta-iborra')
}

type Phone = Demo['phone']

function heard(phone: Phone, fits: (bubble: Bubble) => boolean): Promise<Bubble> {
  return new Promise(resolve => {
    const end = phone.listen((event: PhoneEvent) => {
      if (event.kind !== 'bubble' || !fits(event.bubble)) return
      end()
      resolve(event.bubble)
    })
  })
}
