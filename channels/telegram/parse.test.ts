import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marta, telegramCustomer } from '../../test/vendors/telegram-customer.ts'
import { textWithLinks } from './parse-text.ts'
import { parse } from './parse.ts'
import { laneOf, messageOf, nameOf, placeOf } from './place.ts'
import { telegramSettings } from './settings.ts'

const settings = telegramSettings.read({ token: '42:AA', secret: 's' })
const parsed = (body: unknown) => parse({ body: Buffer.from(JSON.stringify(body)), headers: {}, query: '' }, settings)

test('the same is read from a webhook and from a poll', () => {
  const update = telegramCustomer.writes(marta, 7, { messageId: 3, at: 1_790_000_000_000, text: 'Hola' })
  assert.deepEqual(parsed({ ok: true, result: [update] }), parsed(update))
  assert.equal(parsed(update)[0]?.profileKey, '42')
})

test('links behind words are shown, by offsets in UTF-16 units', () => {
  const entity = (offset: number, length: number, url: string) => ({ type: 'text_link', offset, length, url })
  assert.equal(textWithLinks('👍 here', [entity(3, 4, 'https://a.example')]), '👍 here (https://a.example)')
  const two = [entity(4, 3, 'https://b.example'), entity(0, 3, 'https://a.example')]
  assert.equal(textWithLinks('one two', two), 'one (https://a.example) two (https://b.example)')
  assert.equal(textWithLinks('https://a.example', [entity(0, 17, 'https://a.example')]), 'https://a.example')
  assert.equal(textWithLinks('one', [entity(0, 99, 'https://a.example'), 'x', null]), 'one')
})

test('lanes and messages say where they are, and are found again', () => {
  const places = [
    { chat: '555' },
    { chat: '-100200', topic: '7' },
    { chat: '-100200', direct: '9' },
    { chat: '555', connection: 'b/c@1' },
  ]
  for (const place of places) assert.deepEqual(placeOf(laneOf(place)), place)
  assert.deepEqual(messageOf(nameOf({ chat: '555', connection: 'bc1' }, '31')), {
    place: { chat: '555', connection: 'bc1' },
    id: 31,
  })
  assert.deepEqual(['press:4382a', '555', '555:0', ':5'].map(messageOf), [undefined, undefined, undefined, undefined])
})

test('a message number of another chat is another message', () => {
  const other = { ...marta, id: 8 }
  const said = { messageId: 3, at: 0, text: 'Hola' }
  const names = [marta, other].flatMap((person, index) => parsed(telegramCustomer.writes(person, index, said)))
  assert.deepEqual(
    names.map(event => 'externalId' in event && event.externalId),
    ['7501:3', '8:3'],
  )
})
