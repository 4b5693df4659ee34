import assert from 'node:assert/strict'
import { test } from 'node:test'
import { act } from '#acts'
import { minute, newId } from '#lib'
import type { RedirectReason } from '#protocol'
import { settleSent, takeForSending } from '#replies'
import { morning, openDesk, plainPlace } from '../../test/desk.ts'

test('an edit says what a reply may say; what was sent with a reason keeps it', async () => {
  await using desk = await openDesk()
  const later = morning + 5 * minute
  const { conversationId } = await desk.says('¿Llegó mi pedido?', { visibility: 'public' })
  await desk.database.engine(tx =>
    tx.query(`update customers set name = 'Marta Iborra Soler' where workspace_id = $1`, [desk.ours]),
  )
  const messageId = await desk.replies(conversationId, { text: 'Hola, Marta', visibility: 'public' })
  await desk.database.engine(async tx => {
    await takeForSending(tx, desk.ours, messageId, later)
    await settleSent(tx, { workspaceId: desk.ours, messageId, at: later, externalId: 'w-1' })
  })
  const can = { ...plainPlace, deeds: ['message', 'reply', 'edit'] as const }
  const edit = (text: string, redirectReason?: RedirectReason) =>
    desk.as((tx, who) =>
      act(tx, who, {
        ...{ id: newId(), messageId, now: later, placeOf: () => ({ can, disabled: false }) },
        what: { deed: 'edit', text, ...(redirectReason && { redirectReason }) },
      }),
    )
  await assert.rejects(edit('Hola, Marta Iborra'), { code: 'reply.personal-data' })
  await assert.rejects(edit('Llámanos al 900 123 456'), { code: 'reply.redirects' })
  assert.equal(await edit('Llámanos al 900 123 456', 'safety'), true)
  assert.equal(await edit('Llámanos al 900 123 456, Marta'), true)
  const { redirected, redirectedBy } = (await desk.message(messageId))!
  assert.deepEqual([redirected, redirectedBy], ['safety', 'ana'])
})
