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

test('whoever edits what they saw covered sends what it covers', async () => {
  await using desk = await openDesk()
  const later = morning + 5 * minute
  const can = { ...plainPlace, deeds: ['message', 'reply', 'edit'] as const }
  const account = 'ES91 2100 0418 4502 0005 1332'
  const { conversationId } = await desk.says('¿Dónde pago?')
  const messageId = await desk.replies(conversationId, { text: `En la cuenta ${account}`, visibility: 'private' })
  await desk.database.engine(async tx => {
    await takeForSending(tx, desk.ours, messageId, later)
    await settleSent(tx, { workspaceId: desk.ours, messageId, at: later, externalId: 'w-2' })
  })
  await desk.as((tx, who) =>
    act(tx, who, {
      ...{ id: newId(), messageId, now: later, placeOf: () => ({ can, disabled: false }) },
      what: { deed: 'edit', text: 'En nuestra cuenta ES•• •••• 1332, gracias' },
    }),
  )
  const [kept] = await desk.database.engine(tx =>
    tx.query<{ detail: string }>('select detail from acts where message_id = $1', [messageId]),
  )
  assert.deepEqual(JSON.parse(kept!.detail), { text: `En nuestra cuenta ${account}, gracias` })
})
