import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { linkToIncident, openIncident } from '#incidents'
import { day, minute, newId } from '#lib'
import { correctReading } from '#readings'
import { settleSent } from '#replies'
import { morning, openDesk } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import { onPraised, passPraise, praise, praiseWaiting } from './index.ts'

async function openPraise() {
  const desk = await openDesk()
  const waiting = async (who: Who = desk.who.ana) => {
    await desk.hear(understand(morning), onPraised)
    return (await desk.as((tx, by) => praise(tx, by, { limit: 20 }), who)).rows
  }
  return {
    ...{ ...desk, waiting },
    praised: (by: string, more: object = {}) =>
      desk.says(`Encantada con todo, ${by}`, { by, visibility: 'public', ...more }),
  }
}

test('what is praised where all can read it waits for thanks, that is due first', async () => {
  await using desk = await openPraise()
  await desk.praised('nuria', { at: morning + minute })
  await desk.praised('tomás')
  await desk.praised('in private', { visibility: 'private' })
  await desk.praised('long ago', { historic: true })
  await desk.says('Gotea', { by: 'marta', visibility: 'public' })
  const rows = await desk.waiting()
  assert.deepEqual(
    rows.map(({ name, text, dueAt }) => [name, text, dueAt]),
    [
      ['tomás', 'Encantada con todo, tomás', morning + day],
      ['nuria', 'Encantada con todo, nuria', morning + minute + day],
    ],
  )
  assert.equal(await desk.as(praiseWaiting), 2)
  assert.deepEqual(await desk.waiting({ ...desk.who.luis, sees: 'own' } as Who), [])
})

test('an answer of ours is thanks; what is passed by leaves the list and can come back', async () => {
  await using desk = await openPraise()
  const { conversationId } = await desk.praised('nuria')
  const { messageId } = await desk.praised('tomás')
  const sent = await desk.replies(conversationId, { at: morning + minute, holdMs: 0, visibility: 'public' })
  const settled = { workspaceId: desk.ours, messageId: sent, externalId: 'r1', at: morning + minute }
  await desk.database.engine(tx => settleSent(tx, settled))
  assert.deepEqual(
    (await desk.waiting()).map(({ name }) => name),
    ['tomás'],
  )
  const pass = (id: string, isPassed: boolean) =>
    desk.as((tx, who) => passPraise(tx, who, { messageId: id, isPassed, now: morning }))
  await pass(messageId, true)
  assert.deepEqual(await desk.waiting(), [])
  await pass(messageId, false)
  assert.equal((await desk.waiting()).length, 1)
  await assert.rejects(pass(newId(), true), { code: 'praise.unknown', status: 404 })
})

test('whoever has a cause open is not thanked; what is read otherwise is no praise', async () => {
  await using desk = await openPraise()
  const { conversationId } = await desk.praised('nuria')
  const { messageId } = await desk.praised('tomás')
  assert.equal((await desk.waiting()).length, 2)
  const incidentId = newId()
  await desk.as(async (tx, who) => {
    await openIncident(tx, who, { id: incidentId, name: 'Junta', now: morning })
    await linkToIncident(tx, who, { incidentId, conversationIds: [conversationId], now: morning })
  })
  assert.deepEqual(
    (await desk.waiting()).map(({ name }) => name),
    ['tomás'],
  )
  await desk.as((tx, who) => correctReading(tx, who, { messageId, change: { sentiment: 0 }, now: morning }))
  assert.deepEqual(await desk.waiting(), [])
})
