import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound } from '#channel'
import { contactOf, messageOf, metaJson, type Said, says } from '../../test/vendors/whatsapp-webhooks.ts'
import { parse } from './parse.ts'

const number = { display_phone_number: '4930123456', phone_number_id: '106540352242922' }
const mina = { phone: '4915112345678', userId: 'DE.1', name: 'Mina' }

const parsed = (body: unknown): Inbound[] => parse({ body: metaJson(body), headers: {}, query: '' })
const changed = (field: unknown, value: unknown) =>
  parsed({ object: 'whatsapp_business_account', entry: [{ id: '880011', changes: [{ field, value }] }] })
const written = (said: Said, id = 'wamid.1') => messageOf(mina, id, 1_764_000_000_000, said)
const heard = (...messages: object[]) =>
  changed('messages', { metadata: number, contacts: [contactOf(mina)], messages })

test('a thousand people in one webhook are each told apart by their own name', () => {
  const people = Array.from({ length: 1000 }, (_, index) => ({ phone: `49151${1_000_000 + index}`, name: `P${index}` }))
  const messages = people.map((person, index) =>
    messageOf(person, `wamid.${index}`, 0, { type: 'text', text: { body: 'a' } }),
  )
  const events = changed('messages', { metadata: number, contacts: people.map(contactOf).toReversed(), messages })
  assert.deepEqual(
    events.map(event => event.kind === 'message' && event.from.name),
    people.map(({ name }) => name),
  )
})

test('names that every object has are neither types nor fields nor states', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  const parts = names.map(type => heard(written({ type }))).map(([event]) => event?.kind === 'message' && event.parts)
  assert.deepEqual(
    parts,
    names.map(what => [{ kind: 'unseen', what }]),
  )
  const status = (name: string) => ({
    metadata: number,
    statuses: [{ id: 'wamid.1', status: name, recipient_id: '491' }],
  })
  const unknowns = names.flatMap(name => [...changed(name, {}), ...changed('messages', status(name))])
  assert.deepEqual(
    unknowns.map(event => event.kind === 'unknown' && event.what),
    names.flatMap(name => [`field ${name}`, `status ${name}`]),
  )
})

test('one bad item spoils nothing beside it', () => {
  const good = written({ type: 'text', text: { body: 'Hola' } })
  const kinds = [null, 7, 'text', [], {}, { id: 'wamid.2' }].map(bad =>
    heard(bad as object, good).map(event => (event.kind === 'unknown' ? event.what.slice(0, 9) : event.kind)),
  )
  assert.deepEqual(new Set(kinds.map(each => each.join())), new Set(['malformed,message']))
})

test('what is not of WhatsApp, not JSON or not in UTF-8 is put aside whole', () => {
  const bodies = [Buffer.from('entry=1'), Buffer.from([0x7b, 0xff, 0x7d]), Buffer.from('[]'), Buffer.from('{}')]
  for (const body of bodies) {
    const [event, ...rest] = parse({ body, headers: {}, query: '' })
    assert.ok(event?.kind === 'unknown' && event.what.startsWith('malformed'), String(body))
    assert.deepEqual(rest, [])
  }
  const ofPage = parsed({ object: 'page', entry: [] })
  assert.deepEqual(
    ofPage.map(event => event.kind === 'unknown' && event.what),
    ['object page'],
  )
})

test('an id stays when a username hides the number, and the number alone serves where there is no id', () => {
  const said = { type: 'text', text: { body: 'a' } }
  const ids = [mina, { userId: 'DE.1', name: '' }, { phone: '4915112345678', name: '' }].map(
    person => heardFrom(person, said)?.id,
  )
  assert.deepEqual(ids, ['DE.1', 'DE.1', '4915112345678'])
  const lacking = changed('messages', {
    metadata: number,
    contacts: [contactOf(mina)],
    messages: [messageOf({ phone: mina.phone, name: '' }, 'wamid.1', 0, said)],
  })
  assert.deepEqual(
    lacking.map(event => event.lane),
    ['DE.1'],
    'the id stands beside the message',
  )
})

function heardFrom(person: { phone?: string; userId?: string; name: string }, said: Said) {
  const [event] = changed('messages', { metadata: number, messages: [messageOf(person, 'wamid.1', 0, said)] })
  return event?.kind === 'message' ? event.from : undefined
}

test('the same event has the same key when it comes again in another webhook', () => {
  const status = (state: string) => ({
    id: 'wamid.9',
    status: state,
    timestamp: '1764000000',
    recipient_id: '4915112345678',
  })
  const alone = changed('messages', { metadata: number, statuses: [status('read')] })
  const among = changed('messages', { metadata: number, statuses: [status('delivered'), status('read')] })
  assert.equal(alone[0]?.key, among[1]?.key)
  assert.notEqual(among[0]?.key, among[1]?.key)
})

test('a number that we wrote to is told to be the person who has it, once the platform says who', () => {
  const status = (callback: string, more: object) =>
    changed('messages', {
      metadata: number,
      statuses: [
        { id: 'wamid.9', status: 'sent', timestamp: '1764000000', biz_opaque_callback_data: callback, ...more },
      ],
    }).map(event => (event.kind === 'moved' ? [event.from.id, event.to.id] : event.kind))
  const known = { recipient_id: '4915112345678', recipient_user_id: 'DE.1' }
  assert.deepEqual(status('our-id +4915112345678', known), [['+4915112345678', 'DE.1']])
  assert.deepEqual(status('our-id', known), [])
  assert.deepEqual(status("another system's own words", known), [])
  // Brazil's ninth digit: the platform writes the number in its own way.
  assert.deepEqual(status('our-id 5511987654321', { recipient_id: '551187654321' }), [
    ['5511987654321', '551187654321'],
  ])
  assert.deepEqual(status('our-id 551187654321', { recipient_id: '551187654321' }), [])
})

test('the brand’s own reaction from its phone is no news', () => {
  const echo = { ...written({ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '🙏' } }), to: mina.phone }
  assert.deepEqual(changed('smb_message_echoes', { metadata: number, message_echoes: [echo] }), [])
})

test('a form far too deep is kept in the words that the person saw', () => {
  const deep = `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`
  const [event] = heard(
    written({
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: deep } },
    }),
  )
  assert.equal(event?.kind === 'message' && event.text, 'Sent')
})

test('what people do in front of the stand-in is what it looks like', () => {
  const deeds: [Said, string][] = [
    [says.text('Hola'), 'text'],
    [says.quoting('Esto', 'wamid.7'), 'quote'],
    [says.voice('1234567890'), 'audio'],
    [says.file('document', '1234567890', 'application/pdf', { filename: 'a.pdf' }), 'document'],
    [says.place(40.4, -3.7), 'location'],
    [says.press('y', 'Sí', 'wamid.7'), 'choice'],
    [says.choose('s', 'S', 'wamid.7'), 'choice'],
    [says.react('wamid.7', '👍'), 'reaction'],
    [says.takeBack('wamid.7'), 'deletion'],
  ]
  const seen = deeds.map(([said]) => {
    const [event] = heard(written(said))
    if (event?.kind !== 'message') return event?.kind
    return event.parts?.[0]?.kind ?? (event.quoteOf ? 'quote' : 'text')
  })
  assert.deepEqual(
    seen,
    deeds.map(([, kind]) => kind),
  )
})
