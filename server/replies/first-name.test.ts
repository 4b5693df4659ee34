import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '#lib'
import { takeForSending } from '#replies'
import { morning, openDesk } from '../../test/desk.ts'

test('customers are told the first name of who answers, never the whole', async () => {
  await using desk = await openDesk()
  await desk.database.engine(tx =>
    tx.query(
      `update memberships set name = ' Ana María  Ruiz Oliva', picture = '/portraits/ana.webp' where workspace_id = $1 and person_id = $2`,
      [desk.ours, desk.people.ana],
    ),
  )
  const { conversationId } = await desk.says('¿Cuándo llega mi pedido?', { id: 'question' })
  const messageId = await desk.replies(conversationId)
  const taken = await desk.database.engine(tx => takeForSending(tx, desk.ours, messageId, morning + 5 * minute))
  assert.deepEqual(taken?.agent, { name: 'Ana', picture: '/portraits/ana.webp' })
})
