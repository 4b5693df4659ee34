import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute, newId, second } from '#lib'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { addConsentText, consentsOf, consentTexts, mayFor, type NewConsent, sayConsent } from './index.ts'

const now = morning + minute

const says = (desk: Desk, customerId: string, more: Partial<NewConsent> = {}, at = now) =>
  desk.as((tx, who) =>
    sayConsent(tx, who, {
      ...{ purpose: 'marketing', channel: null, isGiven: true, way: 'call', note: 'Lo dijo al teléfono' },
      ...{ ...more, customerId, now: at },
    }),
  )
const read = (desk: Desk, customerId: string) => desk.as((tx, who) => consentsOf(tx, who, customerId))
const may = (desk: Desk, customerId: string, at = now) =>
  desk.as(tx => mayFor(tx, desk.ours, { customerId, purpose: 'marketing', now: at }))

async function openMarta() {
  const desk = await openDesk()
  const said = await desk.says('Sí, mandadme las novedades', { by: 'marta' })
  return { desk, said, marta: (await desk.row(said.conversationId)).customerId }
}

test('who agrees is written down with the proof; who does not any more needs none', async () => {
  const { desk, said, marta } = await openMarta()
  await using _ = desk
  await assert.rejects(says(desk, marta, { note: ' ' }), { code: 'consent.no-proof', status: 422 })
  await assert.rejects(says(desk, marta, { messageId: newId() }), { code: 'message.unknown', status: 404 })
  await assert.rejects(says(desk, marta, { purpose: 'location', channel: 'email' }), { code: 'consent.channel' })
  await assert.rejects(says(desk, newId()), { code: 'customer.unknown', status: 404 })
  await says(desk, marta, { note: '', messageId: said.messageId, way: 'conversation' })
  assert.equal(await may(desk, marta), true)
  await says(desk, marta, { isGiven: false, note: '' }, now + second)
  const { consents, sayings } = await read(desk, marta)
  assert.deepEqual(
    consents.map(({ purpose, isGiven }) => [purpose, isGiven]),
    [['marketing', false]],
  )
  assert.deepEqual(
    sayings.map(({ isGiven, by, messageId }) => [isGiven, by, messageId]),
    [
      [false, desk.people.ana, null],
      [true, desk.people.ana, said.messageId],
    ],
  )
  const told = (await desk.events()).filter(({ kind }) => kind.startsWith('consent.'))
  assert.deepEqual(
    told.map(({ kind, subject, conversation }) => [kind, subject, conversation]),
    [
      ['consent.given', marta, said.conversationId],
      ['consent.withdrawn', marta, said.conversationId],
    ],
  )
})

test('what they were shown stays as it was agreed to, however often it is changed', async () => {
  const { desk, marta } = await openMarta()
  await using _ = desk
  const administrator = { ...desk.who.sofia, role: 'administrator' as const }
  const writes = (es: string) =>
    desk.as((tx, who) => addConsentText(tx, who, { purpose: 'marketing', texts: { es, en: '' }, now }), administrator)
  const first = await writes('¿Te escribimos con novedades?')
  const textId = first.id
  await says(desk, marta, { note: '', textId, way: 'form' })
  assert.equal((await writes('¿Te mandamos novedades por correo?')).version, 2)
  const [saying] = (await read(desk, marta)).sayings
  assert.deepEqual(saying!.text, { id: textId, version: 1, texts: { es: '¿Te escribimos con novedades?' } })
  assert.deepEqual(
    (await desk.as((tx, who) => consentTexts(tx, who))).map(({ version }) => version),
    [2, 1],
  )
  await assert.rejects(says(desk, marta, { purpose: 'interests', textId }), { code: 'consent-text.unknown' })
  await assert.rejects(writes(' '), { code: 'consent-text.empty', status: 422 })
  await assert.rejects(
    desk.as((tx, who) => addConsentText(tx, who, { purpose: 'marketing', texts: { es: 'x' }, now })),
    { code: 'forbidden' },
  )
})
