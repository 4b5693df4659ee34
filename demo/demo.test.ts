import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#lib'
import { openDemoScene } from '../test/demo-scene.ts'
import type { PhoneEvent } from './phone/shown.ts'
import { nextEvent } from './world/desk.ts'

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

const scene = await openDemoScene({ stories })
const { database } = scene
after(() => scene[Symbol.asyncDispose]())

const countOf = async (table: string, where = 'true'): Promise<number> => {
  const [row] = await database.owner(tx => tx.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`))
  return Number(row!.n)
}

const standing = async () => {
  const tables = ['conversations', 'messages', 'customers', 'profiles']
  return Object.fromEntries(await Promise.all(tables.map(async each => [each, await countOf(each)])))
}

test('the world is lived through once, on every channel, and nothing of it is left parked', async () => {
  const { seats, journal } = (await scene.open()).phone
  assert.deepEqual(scene.without, [])
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

test('its desks are furnished before anybody writes: teams, tags, fields, texts, macros and views', async () => {
  const laid = ['teams', 'tags', 'fields', 'snippets', 'macros', 'views']
  const counts = await Promise.all(laid.map(table => countOf(table)))
  laid.forEach((table, place) => assert.ok(counts[place]! >= 2, `${table}: ${counts[place]}`))
})

test('nobody in this world is called as examples of vendors are', async () => {
  for (const [table, name] of Object.entries({ profiles: 'name', customers: 'name', messages: 'text' }))
    assert.equal(await countOf(table, `${name} ilike '%acme%'`), 0, `${table} know an Acme`)
  assert.doesNotMatch(JSON.stringify(scene.demo.phone.journal.all()), /acme/i)
})

test('started again it goes on with what is there, at the same address, with its pictures', async () => {
  const before = await standing()
  const tags = await countOf('tags')
  const { phone, phoneAddress } = scene.demo
  const bubbles = phone.journal.all()
  const demo = await scene.open()
  assert.deepEqual([demo.lived, demo.phoneAddress], [0, phoneAddress])
  assert.deepEqual(await standing(), before)
  assert.equal(await countOf('tags'), tags)
  assert.equal(demo.phone.journal.all().length, bubbles.length)
  const pictures = bubbles.filter(({ bubble }) => bubble.file)
  assert.ok(pictures.length > 3)
  for (const { seat, bubble } of pictures)
    assert.ok((await demo.phone.bytes(seat, bubble.file!.ref)) instanceof Uint8Array, `${seat} has lost a picture`)
})

for (const [brand, all] of Object.entries(places))
  for (const place of all)
    test(`${brand}, ${place}: what is written in the phone comes to the desk, and the answer to the phone`, () =>
      writesAndHears(brand, place))

async function writesAndHears(brand: string, place: string): Promise<void> {
  const { phone, sobremesa } = scene.demo
  const seat = phone.seats.find(each => each.brand === brand && each.app.places.some(({ id }) => id === place))!
  const text = `Una cosa más: ${newId()}`
  const received = nextEvent(sobremesa.world, `“${text}” on ${place}`, ({ kind }) => kind === 'message.received')
  await phone.does(seat.id, place, 'marta-iborra', { deed: 'say', text })
  const { conversationId, workspaceId } = await received
  const desk = await scene.sitDown(workspaceId)
  const answered = scene.hears(`the answer on ${place}`, isAnswer)
  await desk.answer(conversationId!, `Claro, Marta: ${newId()}`)
  assert.equal((await answered).bubble.person, 'marta-iborra')
}

type Answered = Extract<PhoneEvent, { kind: 'bubble' }>

const isAnswer = (event: PhoneEvent): event is Answered =>
  event.kind === 'bubble' && event.bubble.by === 'brand' && event.bubble.text?.includes('Claro, Marta') === true
