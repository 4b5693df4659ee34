import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign, close } from '#conversations'
import { linkToIncident, openIncident } from '#incidents'
import { minute, newId } from '#lib'
import { messages } from '#messages'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { composeSummary, factsOf, handOver, handOverMine } from './index.ts'

const summary = async (desk: Desk, id: string, language: 'es' | 'en' = 'es') =>
  composeSummary(await desk.as((tx, who) => factsOf(tx, who, id)), language)
const toLuis = (desk: Desk) => ({ kind: 'agent', id: desk.people.luis }) as const

test('the summary says who it is, what they want, what was answered and what is open', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Dónde está mi pedido?')
  assert.equal(
    await summary(desk, conversationId),
    'marta quiere: «¿Dónde está mi pedido?»\nTodavía no le hemos contestado.',
  )
  await desk.replies(conversationId, { text: 'Sale mañana' })
  await desk.says('¿Seguro?', { at: morning + 2 * minute })
  await desk.says('Y la factura', { lane: 'other', at: morning + 3 * minute })
  const done = await desk.says('Gracias', { lane: 'third', at: morning + 3 * minute })
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId: done.conversationId, reasonId, now: morning }))
  const id = newId()
  await desk.as((tx, who) => openIncident(tx, who, { id, name: 'Retraso', known: 'Llega el martes', now: morning }))
  await desk.as((tx, who) =>
    linkToIncident(tx, who, { incidentId: id, conversationIds: [conversationId], now: morning }),
  )
  assert.deepEqual((await summary(desk, conversationId)).split('\n'), [
    'marta quiere: «¿Dónde está mi pedido?»',
    'Lo último que dijo: «¿Seguro?»',
    'ana le dijo: «Sale mañana»',
    'Incidencia: Retraso: Llega el martes',
    'También tiene abierta: «Y la factura»',
  ])
  assert.ok((await summary(desk, conversationId, 'en')).startsWith('marta wants: “¿Dónde está mi pedido?”'))
})

test('an answer that waits for its time has not been told to anybody', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Dónde está mi pedido?')
  await desk.replies(conversationId, { text: 'Sale mañana', sendAt: morning + 60 * minute })
  assert.match(await summary(desk, conversationId), /Todavía no le hemos contestado\.$/)
  await desk.replies(conversationId, { text: 'Lo miro', at: morning + 2 * minute })
  assert.match(await summary(desk, conversationId), /ana le dijo: «Lo miro»$/)
})

test('whoever gets it finds the summary as the last note, and has the conversation; done twice it is done once', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Dónde está mi pedido?')
  const asked = { id: newId(), conversationId, to: toLuis(desk), text: 'Llámala Marta', now: morning + minute }
  assert.equal(await desk.as((tx, who) => handOver(tx, who, asked)), true)
  assert.equal(await desk.as((tx, who) => handOver(tx, who, asked)), false)
  const { rows } = await desk.as((tx, who) => messages(tx, who, conversationId, { limit: 9 }))
  assert.deepEqual(
    rows.map(({ kind, text, system }) => [kind, text, system?.deed]),
    [
      ['text', '¿Dónde está mi pedido?', undefined],
      ['hand-over', 'Llámala Marta', undefined],
      ['system', null, 'assigned'],
    ],
  )
  assert.deepEqual((await desk.row(conversationId)).holder, toLuis(desk))
  const again = { ...asked, id: newId() }
  await assert.rejects(
    desk.as((tx, who) => handOver(tx, who, { ...again, text: ' ' })),
    { code: 'note.empty' },
  )
  await assert.rejects(
    desk.as((tx, who) => handOver(tx, who, { ...again, to: { kind: 'agent', id: newId() } })),
    { code: 'colleague.unknown', status: 404 },
  )
})

test('somebody who leaves gives away all that is in their hands, each with its own summary', async () => {
  await using desk = await openDesk()
  const ids: string[] = []
  for (const by of ['a', 'b', 'c']) {
    const { conversationId } = await desk.says(`Soy ${by}`, { by })
    await desk.as((tx, who) =>
      assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.ana }, now: morning }),
    )
    ids.push(conversationId)
  }
  const asked = { to: { kind: 'queue' } as const, language: 'es' as const, now: morning + minute }
  assert.deepEqual(await desk.as((tx, who) => handOverMine(tx, who, asked)), { count: 3, hasMore: false })
  for (const [index, id] of ids.entries()) {
    const row = await desk.row(id)
    assert.deepEqual([row.holder, row.last.kind], [{ kind: 'queue' }, 'hand-over'])
    assert.ok(row.last.text.includes(`Soy ${'abc'[index]}`))
  }
  assert.deepEqual(await desk.as((tx, who) => handOverMine(tx, who, asked)), { count: 0, hasMore: false })
  await assert.rejects(
    desk.as((tx, who) => handOverMine(tx, who, { ...asked, to: { kind: 'agent', id: desk.people.ana } })),
    { code: 'hand-over.oneself', status: 409 },
  )
})
