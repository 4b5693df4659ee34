import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayFor, recordConsents } from '#consents'
import { factsOf, followFacts, recordFacts } from '#facts'
import { minute, second } from '#lib'
import type { FactKind, FactSource } from '#protocol'
import { morning, openDesk } from '../../test/desk.ts'
import { linkCustomers, undoLink } from './index.ts'

const now = morning + minute

/** Marta has written by the app and by mail, and nobody knows yet that it is her. */
async function openMarta() {
  const desk = await openDesk()
  const of = async (by: string, at: number) => {
    const { conversationId } = await desk.says('Hola', { by, at })
    const { customerId } = await desk.row(conversationId)
    const [account] = await desk.database.owner(tx =>
      tx.query<{ id: string }>(`select id from identities where customer_id = $1`, [customerId]),
    )
    return { customerId, workspaceId: desk.ours, identityId: account!.id }
  }
  return { desk, app: await of('600100200', morning), mail: await of('marta@iborra.example', morning + second) }
}

test('what was agreed to by one account holds for the person, and for that account alone when they are told apart', async () => {
  const { desk, app, mail } = await openMarta()
  await using _ = desk
  const says = ({ workspaceId, identityId }: typeof app, isGiven: boolean, at: number) =>
    desk.database.engine(tx =>
      recordConsents(
        tx,
        [{ workspaceId, identityId, purpose: 'marketing', channel: null, isGiven, at, way: 'web' }],
        at,
      ),
    )
  const may = (customerId: string) =>
    desk.as(tx => mayFor(tx, desk.ours, { customerId, purpose: 'marketing', now: now + minute }))
  await says(app, true, now)
  await says(mail, false, now + second)
  assert.deepEqual([await may(app.customerId), await may(mail.customerId)], [true, false])
  const asked = { customerId: mail.customerId, otherId: app.customerId, now }
  const linkId = await desk.as((tx, who) => linkCustomers(tx, who, asked))
  assert.equal(await may(app.customerId), false, 'what was said last counts')
  await desk.as((tx, who) => undoLink(tx, who, { linkId: linkId!, now }))
  assert.equal(await may(app.customerId), true)
})

test('facts go with the accounts they were learnt of, and what only the other one agreed to is let go', async () => {
  const { desk, app, mail } = await openMarta()
  await using _ = desk
  const yes = { purpose: 'interests', channel: null, isGiven: true, at: now, way: 'web' } as const
  await desk.database.engine(tx => recordConsents(tx, [{ ...yes, ...mail }], now))
  const learns = ({ workspaceId, identityId }: typeof app, kind: FactKind, value: string, source: FactSource) =>
    desk.database.engine(tx => recordFacts(tx, [{ workspaceId, identityId, kind, value, source, at: now }], now))
  const known = async ({ customerId }: typeof app) =>
    (await desk.as((tx, who) => factsOf(tx, who, customerId, now)))
      .filter(({ kind }) => kind !== 'name')
      .map(({ kind, values }) => `${kind}: ${values.map(({ value }) => value).join(', ')}`)
  await learns(app, 'product', 'Nido 2', 'message')
  assert.equal(await learns(app, 'interest', 'café', 'web'), 0)
  const asked = { customerId: mail.customerId, otherId: app.customerId, now }
  const linkId = await desk.as((tx, who) => linkCustomers(tx, who, asked))
  await learns(app, 'interest', 'café', 'web')
  await learns(mail, 'interest', 'té', 'web')
  assert.deepEqual(await known(app), ['product: Nido 2', 'interest: café, té'])
  await desk.as((tx, who) => undoLink(tx, who, { linkId: linkId!, now }))
  assert.deepEqual(await known(app), ['product: Nido 2'], 'at once')
  await desk.hear(followFacts(() => now))
  assert.deepEqual([await known(app), await known(mail)], [['product: Nido 2'], ['interest: té']])
  assert.equal((await desk.database.owner(tx => tx.query(`select 1 from facts`))).length, 2)
})
