import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { minute, second } from '#lib'
import { linkCustomers, takeBackParting, tellApart, undoLink } from '#linking'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { followTraces } from './follow.ts'
import { likelyLinks } from './likely-links.ts'

const now = morning + minute
const number = '34600100200'
const follow = followTraces(() => now)

/** Marta writes by mail and gives her number; somebody writes from that number. */
async function openMarta() {
  const desk = await openDesk()
  const mail = await desk.says('¿Y mi pedido? Mi móvil es el 600 100 200', { by: 'Marta Iborra', channel: 'email' })
  const app = await desk.says('Hola, sigo esperando', { by: number, channel: 'whatsapp', at: morning + second })
  await desk.hear(follow)
  const customerOf = async (conversationId: string) => (await desk.row(conversationId)).customerId
  return {
    desk,
    mail,
    app,
    marta: await customerOf(mail.conversationId),
    unknown: await customerOf(app.conversationId),
  }
}

const asked = async (desk: Desk, customerId: string, who: Who = desk.who.ana) =>
  (await desk.as(tx => likelyLinks(tx, who, customerId))).map(({ customerId: id, reasons }) => ({
    id,
    why: reasons.map(({ kind, value }) => `${kind} ${value}`.trim()),
  }))

test('who said a number and who writes from it may be one person, and it is said why', async () => {
  const { desk, marta, unknown } = await openMarta()
  await using _ = desk
  assert.deepEqual(await asked(desk, unknown), [{ id: marta, why: ['phone 600100200'] }])
  assert.deepEqual(await asked(desk, marta), [{ id: unknown, why: ['phone 600100200'] }])
  const linkId = await desk.as((tx, who) => linkCustomers(tx, who, { customerId: unknown, otherId: marta, now }))
  assert.deepEqual(await asked(desk, marta), [])
  await desk.as((tx, who) => undoLink(tx, who, { linkId: linkId!, now }))
  // Who has been told apart by a person is not suggested again.
  assert.deepEqual(await asked(desk, marta), [])
})

test('who is said to be somebody else is not suggested any more, until that is taken back', async () => {
  const { desk, marta, unknown } = await openMarta()
  await using _ = desk
  const linkId = await desk.as((tx, who) => tellApart(tx, who, { customerId: marta, otherId: unknown, now }))
  assert.deepEqual([await asked(desk, marta), await asked(desk, unknown)], [[], []])
  assert.equal(await desk.as((tx, who) => takeBackParting(tx, who, linkId)), true)
  assert.equal((await asked(desk, unknown)).length, 1)
  const stood = await desk.as((tx, who) => linkCustomers(tx, who, { customerId: marta, otherId: unknown, now }))
  assert.equal(await desk.as((tx, who) => takeBackParting(tx, who, stood!)), false)
})

test('what a message does not say any more, and what many say, tells nothing', async () => {
  const { desk, mail, marta, unknown } = await openMarta()
  await using _ = desk
  for (let at = 0; at < 6; at++)
    await desk.says('Me llamaron del 600 100 200, ¿quiénes son?', {
      by: `Vecina ${at}`,
      channel: 'email',
      at: now + at,
    })
  await desk.hear(follow)
  assert.deepEqual(await asked(desk, unknown), [])
  await desk.database.owner(tx => tx.query(`update messages set text = 'Nada' where id = $1`, [mail.messageId]))
  await desk.database.engine(tx =>
    follow.react(tx, [
      {
        ...{ number: 1, day: '2026-11-21', at: now, workspaceId: desk.ours, kind: 'message.edited' },
        ...{ conversationId: mail.conversationId, subjectId: mail.messageId, detail: null },
      } as unknown as Parameters<typeof follow.react>[1][number],
    ]),
  )
  const kept = await desk.database.owner(tx =>
    tx.query(
      `select 1 from traces t join identities i on i.workspace_id = t.workspace_id and i.id = t.identity_id
      where i.customer_id = $1 and t.kind = 'phone'`,
      [marta],
    ),
  )
  assert.equal(kept.length, 0)
})

test('what somebody says from two places is said once', async () => {
  const { desk, marta, unknown } = await openMarta()
  await using _ = desk
  const other = await desk.says('Me llamáis al 600 100 200', {
    by: 'Marta I.',
    channel: 'instagram',
    at: morning + 2 * second,
  })
  await desk.as(async (tx, who) =>
    linkCustomers(tx, who, {
      customerId: marta,
      otherId: (await desk.row(other.conversationId)).customerId,
      now,
    }),
  )
  await desk.hear(follow)
  assert.deepEqual(await asked(desk, marta), [{ id: unknown, why: ['phone 600100200'] }])
})

test('nobody is suggested whom one may not see, nor somebody of another brand', async () => {
  const { desk, app, unknown } = await openMarta()
  await using _ = desk
  const limited = { ...desk.who.luis, sees: 'own' as const }
  await desk.database.owner(tx =>
    tx.query(`update conversations set holder_kind = 'agent', holder_id = $2 where id = $1`, [
      app.conversationId,
      desk.people.luis,
    ]),
  )
  assert.deepEqual(await asked(desk, unknown, limited), [])
  await assert.rejects(
    desk.as(tx => likelyLinks(tx, desk.person('ana', desk.theirs), unknown), desk.person('ana', desk.theirs)),
    { code: 'customer.unknown' },
  )
})

test('names alone are not enough, with the same order they are, and never in a family', async () => {
  const desk = await openDesk()
  await using _ = desk
  const says = async (by: string, channel: string, at: number, text = 'Hola') =>
    (await desk.row((await desk.says(text, { by, channel, at: morning + at * second })).conversationId)).customerId
  const lola = await says('Dolores Zubiri Ansotegui', 'email', 1)
  const other = await says('Zubiri Ansótegui, Lola', 'facebook', 2)
  await desk.hear(follow)
  assert.deepEqual(await asked(desk, lola), [])
  await says('Pablo Zubiri Ansotegui', 'instagram', 3, 'Mi pedido 4711-88231 no llega')
  await says('Dolores Zubiri Ansotegui', 'email', 4, 'Mi pedido 4711-88231 no llega')
  await says('Zubiri Ansótegui, Lola', 'facebook', 5, 'Pedido 4711-88231: ¿cuándo sale?')
  await desk.hear(follow)
  assert.deepEqual(await asked(desk, lola), [{ id: other, why: ['order 471188231', 'name'] }])
})
