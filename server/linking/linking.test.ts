import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conversationsOf } from '#conversations'
import { customerCard, customerNow } from '#customers'
import { isCollision } from '#db'
import { minute, newId, second } from '#lib'
import { merge } from '#merging'
import { linkToIncident, openIncident } from '#incidents'
import { makePromises } from '#promises'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { strays } from '../../test/links.ts'
import { linkCustomers, linksWith, undoLink } from './index.ts'

const now = morning + minute

/** Marta has written by mail and by the app. */
async function openMarta() {
  const desk = await openDesk()
  const mail = await desk.says('¿Y mi pedido?', { by: 'marta@iborra.example' })
  const app = await desk.says('Hola, sigo esperando', { by: '600100200', at: morning + second })
  return { desk, mail, app }
}

const customerOf = async (desk: Desk, conversationId: string) => (await desk.row(conversationId)).customerId

/** As whoever answers would: who stands in the way is waited for. */
async function again<T>(deed: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await deed()
    } catch (error) {
      if (!isCollision(error)) throw error
    }
  }
}

const links = (desk: Desk, one: string, other: string) =>
  again(() => desk.as((tx, who) => linkCustomers(tx, who, { customerId: one, otherId: other, now })))
const parts = (desk: Desk, linkId: string) => again(() => desk.as((tx, who) => undoLink(tx, who, { linkId, now })))

test('what was said by mail and by the app is one history, and two again when that was wrong', async () => {
  const { desk, mail, app } = await openMarta()
  await using _ = desk
  const [first, second_] = [await customerOf(desk, mail.conversationId), await customerOf(desk, app.conversationId)]
  const linkId = await links(desk, second_, first)
  assert.ok(linkId)
  const said = async (id: string) =>
    (await desk.as((tx, who) => conversationsOf(tx, who, id))).map(({ lastText }) => lastText).toReversed()
  assert.deepEqual(await said(first), ['¿Y mi pedido?', 'Hola, sigo esperando'])
  assert.equal((await desk.as((tx, who) => customerCard(tx, who, first))).identities.length, 2)
  assert.equal(await desk.as(tx => customerNow(tx, desk.ours, second_)), first)
  const later = await desk.says('¿Hay alguien?', { by: '600100200', at: morning + 2 * second })
  assert.equal(await customerOf(desk, later.conversationId), first)
  assert.equal(await links(desk, first, second_).catch(fault => fault.code), 'link.same')

  assert.equal(await parts(desk, linkId), true)
  assert.equal(await parts(desk, linkId), false)
  assert.deepEqual(await said(first), ['¿Y mi pedido?'])
  assert.deepEqual(await said(second_), ['¿Hay alguien?'])
  const told = await desk.as((tx, who) => linksWith(tx, who, second_))
  assert.deepEqual(
    told.map(each => [each.evidence, each.madeBy, each.endedBy]),
    [['person', desk.people.ana, desk.people.ana]],
  )
  assert.deepEqual(await strays(desk), [])
})

test('promises and causes go with whom they were given to', async () => {
  const { desk, mail, app } = await openMarta()
  await using _ = desk
  const [first, other] = [await customerOf(desk, mail.conversationId), await customerOf(desk, app.conversationId)]
  const messageId = await desk.replies(app.conversationId)
  const promise = { id: newId(), text: 'Le llamamos', matter: 'call' as const, dueAt: null }
  await desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promise], now }))
  const incidentId = newId()
  await desk.as((tx, who) => openIncident(tx, who, { id: incidentId, name: 'Caída', now }))
  const both = [mail.conversationId, app.conversationId]
  await desk.as((tx, who) => linkToIncident(tx, who, { incidentId, conversationIds: both, now }))
  const standing = () =>
    desk.database.owner(tx =>
      tx.query(`select i.customers, p.customer_id as promised from incidents i, promises p where i.workspace_id = $1`, [
        desk.ours,
      ]),
    )
  const linkId = await links(desk, first, other)
  assert.deepEqual(await standing(), [{ customers: 1, promised: first }])
  assert.deepEqual(await strays(desk), [])
  await parts(desk, linkId!)
  assert.deepEqual(await standing(), [{ customers: 2, promised: other }])
  assert.deepEqual(await strays(desk), [])
})

test('conversations that were merged meanwhile are taken apart with their people', async () => {
  const { desk, mail, app } = await openMarta()
  await using _ = desk
  const [first, other] = [await customerOf(desk, mail.conversationId), await customerOf(desk, app.conversationId)]
  const linkId = await links(desk, first, other)
  const merging = { conversationId: mail.conversationId, otherId: app.conversationId, now }
  await desk.as((tx, who) => merge(tx, who, merging))
  await desk.says('¿Siguen ahí?', { by: '600100200', at: now })
  await parts(desk, linkId!)
  assert.deepEqual(await strays(desk), [])
  assert.equal((await desk.row(app.conversationId)).last.text, '¿Siguen ahí?')
})

test('two reasons hold two accounts together until both have turned out to be wrong', async () => {
  const { desk, mail, app } = await openMarta()
  await using _ = desk
  const third = await desk.says('Soy yo otra vez', { by: 'marta_24', at: morning + 3 * second })
  const [a, b, c] = [
    await customerOf(desk, mail.conversationId),
    await customerOf(desk, app.conversationId),
    await customerOf(desk, third.conversationId),
  ]
  const one = await links(desk, a, b)
  await links(desk, a, c)
  assert.equal(await customerOf(desk, third.conversationId), a)
  await parts(desk, one!)
  assert.deepEqual([await customerOf(desk, app.conversationId), await customerOf(desk, third.conversationId)], [b, a])
  assert.deepEqual(await strays(desk), [])
})

test('nobody links whom they do not reach, nor somebody of another brand', async () => {
  const { desk, mail, app } = await openMarta()
  await using _ = desk
  const [a, b] = [await customerOf(desk, mail.conversationId), await customerOf(desk, app.conversationId)]
  const asked = { customerId: a, otherId: b, now }
  const elsewhere = desk.as((tx, who) => linkCustomers(tx, who, asked), desk.person('ana', desk.theirs))
  await assert.rejects(elsewhere, { code: 'customer.unknown' })
  const limited = { ...desk.who.luis, sees: 'own' as const }
  await assert.rejects(
    desk.as((tx, who) => linkCustomers(tx, who, asked), limited),
    { code: 'customer.unknown' },
  )
  const linkId = await links(desk, a, b)
  await assert.rejects(
    desk.as((tx, who) => undoLink(tx, who, { linkId: linkId!, now }), limited),
    { code: 'customer.unknown' },
  )
})

const writers = ['marta', 'm.iborra', '600100200', 'miborra', 'marta_24'] as const
const anyDeed = fc.record({
  kind: fc.constantFrom('says', 'links', 'links', 'parts', 'promises', 'causes', 'merges'),
  pick: fc.nat(1000),
})
const runs = Number(process.env.LINKING_RUNS ?? 20)

test('however customers are linked and told apart while they write, everything is whose the links say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyDeed, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), async moments => {
      await using desk = await openDesk()
      const incidentId = newId()
      await desk.as((tx, who) => openIncident(tx, who, { id: incidentId, name: 'Caída', now }))
      let at = morning
      const talks: string[] = []
      const made: string[] = []
      for (const by of writers) talks.push((await desk.says('Hola', { by, at: (at += second) })).conversationId)
      const one = <T>(all: readonly T[], pick: number) => all[pick % all.length]
      const deeds: Record<string, (pick: number, at: number) => Promise<unknown>> = {
        says: async (pick, when) =>
          talks.push(
            (await again(() => desk.says('Sigo aquí', { by: one(writers, pick)!, lane: `${pick % 3}`, at: when })))
              .conversationId,
          ),
        links: async pick => {
          const both = [one(talks, pick)!, one(talks, pick >> 2)!] as const
          const [customerId, otherId] = await Promise.all(both.map(id => customerOf(desk, id)))
          const id = await links(desk, customerId!, otherId!)
          if (id) made.push(id)
        },
        parts: async pick => made.length > 0 && parts(desk, one(made, pick)!),
        promises: async (pick, when) => {
          const messageId = await again(() => desk.replies(one(talks, pick)!, { at: when, holdMs: 0 }))
          const promise = { id: newId(), text: 'Le llamamos', matter: 'call' as const, dueAt: null }
          await again(() => desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promise], now: when })))
        },
        causes: async pick =>
          again(() =>
            desk.as((tx, who) => linkToIncident(tx, who, { incidentId, conversationIds: [one(talks, pick)!], now })),
          ),
        merges: async pick =>
          again(() =>
            desk.as((tx, who) =>
              merge(tx, who, { conversationId: one(talks, pick)!, otherId: one(talks, pick >> 2)!, now }),
            ),
          ),
      }
      for (const moment of moments) {
        at += second
        await Promise.all(
          moment.map(({ kind, pick }) =>
            deeds[kind]!(pick, at).catch(fault => {
              // Two who are one already, what is merged, or a reply that is just leaving: refused.
              if (!(fault instanceof Error) || !('status' in fault)) throw fault
            }),
          ),
        )
        assert.deepEqual(await strays(desk), [])
      }
    }),
    { numRuns: runs, endOnFailure: true },
  )
})
