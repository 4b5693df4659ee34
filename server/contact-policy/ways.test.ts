import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waysTo } from '#contact-policy'
import { hour, minute, newId } from '#lib'
import { type Desk, morning, openDesk, plainPlace } from '../../test/desk.ts'

/** Marta writes from three accounts, the second last of all; Joan is somebody else. */
async function several(desk: Desk) {
  const here = await desk.says('Por aquí', { by: 'marta', at: morning })
  const mail = await desk.says('Por correo', { by: 'marta-mail', at: morning + 2 * minute })
  const older = await desk.says('Hace días', { by: 'marta-old', at: morning - 48 * hour })
  await desk.says('Otra persona', { by: 'joan' })
  const all = [here, mail, older].map(({ conversationId }) => conversationId)
  await desk.database.owner(tx =>
    tx.query(
      `update conversations set customer_id = (select customer_id from conversations where id = $1 limit 1) where id in ($2, $3)`,
      all,
    ),
  )
  return all as [string, string, string]
}

const ways = (desk: Desk, conversationId: string, can = {}, disabled = false) =>
  desk.as((tx, who) =>
    waysTo(tx, who, {
      ...{ conversationId, now: morning + 5 * minute },
      placeOf: () => ({ can: { ...plainPlace, visibility: ['private'], ...can }, disabled }),
    }),
  )

test('a customer can be answered in their other threads, where they wrote last first', async () => {
  await using desk = await openDesk()
  const [here, mail, older] = await several(desk)
  await desk.twin()
  const found = await ways(desk, here)
  assert.deepEqual(
    found.map(({ conversationId, name, last, blocked }) => [conversationId, name, last?.text, blocked]),
    [
      [mail, 'marta-mail', 'Por correo', null],
      [older, 'marta-old', 'Hace días', null],
    ],
  )
  await assert.rejects(ways(desk, newId()), { code: 'conversation.unknown' })
})

test('of one that is shut it is said why, and whether an approved text may go there', async () => {
  await using desk = await openDesk()
  const [here, mail, older] = await several(desk)
  const states = async (can: object, disabled = false) =>
    (await ways(desk, here, can, disabled)).map(({ conversationId, blocked, needsTemplate }) => [
      conversationId,
      blocked,
      needsTemplate,
    ])
  assert.deepEqual(await states({ windowMs: 24 * hour, templates: true }), [
    [mail, null, false],
    [older, 'reply.window-closed', true],
  ])
  assert.deepEqual((await states({}, true))[0], [mail, 'reply.profile-disabled', false])
  assert.deepEqual((await states({ deeds: [] }))[0], [mail, 'reply.not-here', false])
  await desk.database.owner(tx =>
    tx.query(`update identities set unreachable_since = now() where external_id = 'marta-mail'`),
  )
  assert.deepEqual((await states({}))[0], [mail, 'reply.unreachable', false])
})
