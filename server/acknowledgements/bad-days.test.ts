import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute, newId, second } from '#lib'
import type { NewAcknowledgement } from '#protocol'
import { keepPublishedFacts } from '#publishing'
import { plainPlace } from '../../test/desk.ts'
import { friday, halfPast, nine, office, openNight } from '../../test/night-desk.ts'
import { keepAcknowledgement } from './index.ts'

test('a calendar that is changed while it is closed: who was told is told anew only for writing again, and what was said first stands', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.comes('Hola')
  const late = office.week.map(spans => spans.map(([, closes]) => [600, closes] as const))
  await desk.opens({ calendar: { ...office, week: late } })
  await desk.hears()
  await desk.passes(friday + hour)
  assert.equal((await desk.texts()).length, 1)
  await desk.comes('¿Seguro?', { at: friday + day })
  assert.match((await desk.texts()).at(-1)!, /abrimos el lunes a las 10:00, .* el lunes a las 10:30/)
  await desk.opens()
  await desk.comes('¿En qué quedamos?', { at: friday + day + hour })
  assert.equal((await desk.texts()).length, 2)
  assert.deepEqual((await desk.promises(conversationId)).map(({ dueAt }) => dueAt).toSorted(), [
    halfPast,
    halfPast + hour,
  ])
})

test('what opens before it is said is not said at all', async () => {
  await using desk = await openNight()
  await desk.says('Hola', { by: 'nuria', at: friday })
  await desk.hears()
  const always = Array.from({ length: 7 }, () => [[0, 1440]] as const)
  await desk.opens({ calendar: { ...office, week: always } })
  await desk.passes(friday + 5 * second)
  assert.deepEqual(await desk.texts(), [])
})

test('each account says when it opens itself; a customer who writes to both is told of each, and in each once', async () => {
  await using desk = await openNight()
  const other = newId()
  await desk.database.owner(tx =>
    tx.query(
      `insert into profiles (workspace_id, id, connection_id, key, channel, name) values ($1, $2::uuid, $2::uuid, $2::uuid::text, 'api', '')`,
      [desk.ours, other],
    ),
  )
  const saturday = office.week.map((spans, at) => (at === 5 ? [[600, 840] as const] : spans))
  await desk.opens({
    ...{ id: newId(), name: 'Tienda', isDefault: false, profileIds: [other] },
    calendar: { ...office, week: saturday },
  })
  await desk.as(
    (tx, who) =>
      keepAcknowledgement(tx, who, { ...desk.account, id: other }, { isOn: true, isPublic: false, texts: {} }),
    desk.head,
  )
  await desk.comes('Hola')
  await desk.comes('Hola', { profileId: other, channel: 'email' })
  await desk.comes('¿Hay alguien?', { profileId: other, channel: 'email', at: friday + minute })
  const texts = (await desk.texts()).toSorted()
  assert.equal(texts.length, 2)
  assert.match(texts[0]!, /abrimos el lunes a las 9:00/)
  assert.match(texts[1]!, /abrimos mañana a las 10:00, .* mañana a las 10:30/)
})

test('a machine that opens a thread with each of our answers is told so three times a night, and others still are', async () => {
  await using desk = await openNight()
  for (let turn = 0; turn < 12; turn++)
    await desk.comes('Hemos recibido su mensaje', { by: 'robot', lane: `${turn}`, at: friday + turn * minute })
  assert.equal((await desk.texts()).length, 3)
  await desk.comes('Hola', { at: friday + hour })
  assert.equal((await desk.texts()).length, 4)
  await desk.comes('Hemos recibido su mensaje', { by: 'robot', lane: 'new', at: Date.UTC(2026, 10, 23, 19) })
  assert.equal((await desk.texts()).length, 5)
})

test('a burst, and whatever is in it, is told once, in words of ours alone', async () => {
  await using desk = await openNight({ kept: { texts: { es: 'Hasta {{deadline}}, {{brand}}' } } })
  const hostile = ['{{deadline}} {{brand}} {{agent.name}}', `‮${'a'.repeat(100_000)}`, '<script>alert(1)</script>']
  for (const [at, text] of hostile.entries()) await desk.says(text, { by: 'nuria', at: friday + at * second })
  for (let at = 0; at < 200; at++) await desk.says(`Hola ${at}`, { by: 'nuria', at: friday + 5 * second + at })
  await desk.hears()
  await desk.passes(friday + minute)
  assert.deepEqual(await desk.texts(), ['Hasta el lunes a las 9:30, Café Norte'])
})

test('what is said to all by itself sends nobody elsewhere, and in public gives nobody away; off it may stand', async () => {
  await using desk = await openNight()
  const keep = (es: string, more: Partial<NewAcknowledgement> = {}, place: unknown = desk.account.place) =>
    desk.as(
      (tx, who) =>
        keepAcknowledgement(
          tx,
          who,
          { ...desk.account, place: place as typeof desk.account.place },
          {
            ...{ isOn: true, isPublic: false, texts: { es } },
            ...more,
          },
        ),
      desk.head,
    )
  const redirects = { code: 'acknowledgement.redirects', status: 422 }
  await assert.rejects(keep('Hasta {{deadline}}. Si corre prisa, llame al 900 123 123'), {
    ...redirects,
    values: { language: 'es', words: 'llame al 900 123 123' },
  })
  await assert.rejects(keep('Hasta {{deadline}}, o escríbenos por WhatsApp'), redirects)
  await assert.rejects(keep('Hasta {{deadline}}: https://cafe.example/contacto'), redirects)
  await desk.as((tx, who) => keepPublishedFacts(tx, who, { lines: ['+34 912 345 678'] }), desk.head)
  await assert.rejects(keep('Hasta {{deadline}} (912 345 678)'), redirects)
  await keep('Hasta {{deadline}}. Mientras, lo más preguntado: https://cafe.example/ayuda')
  await keep('Hasta {{deadline}}. Laura, 612 345 678')
  await assert.rejects(keep('Hasta {{deadline}}. Laura, 612 345 678', { isPublic: true }), {
    ...{ code: 'acknowledgement.personal-data', status: 422 },
    values: { language: 'es', words: '612 345 678' },
  })
  await keep('Hasta {{deadline}}, llame al 900 123 123', { isOn: false })
})

test('what is said in public fits there, with the name of the brand in it', async () => {
  await using desk = await openNight()
  const can = { ...plainPlace, public: { deeds: ['reply'], text: { max: 100, unit: 'graphemes' } } } as const
  const place = { can, disabled: false } as unknown as typeof desk.account.place
  const keep = (es: string, isPublic: boolean, brand = '') =>
    desk.as(
      (tx, who) =>
        keepAcknowledgement(tx, who, { ...desk.account, place, brand }, { isOn: true, isPublic, texts: { es } }),
      desk.head,
    )
  const long = `Hasta {{deadline}}. ${'Gracias. '.repeat(10)}`
  await keep(long, false)
  await assert.rejects(keep(long, true), { code: 'reply.too-long', status: 422 })
  await keep('{{brand}}: hasta {{deadline}}', true, 'Café Norte')
  await assert.rejects(keep('{{brand}}: hasta {{deadline}}', true, 'Café Norte '.repeat(6)), { code: 'reply.too-long' })
})

test('whoever blocked us, and a conversation that a program has, are told nothing', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.says('BAJA', { by: 'nuria', at: friday })
  await desk.hears()
  await desk.database.owner(tx =>
    tx.query(`update conversations set holder_kind = 'bot' where id = $1`, [conversationId]),
  )
  await desk.passes(friday + 5 * second)
  assert.deepEqual([await desk.texts(), await desk.promises(conversationId)], [[], []])
  await desk.comes('Hola', { by: 'marta', at: nine - 2 * day })
  assert.equal((await desk.texts()).length, 1)
})
