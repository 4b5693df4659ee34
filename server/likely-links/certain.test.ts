import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute, second } from '#lib'
import { linksWith, undoLink } from '#linking'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { nastyPeople } from '../../test/nasty/nasty-people.ts'
import { certainLink, followTraces, type Shown, tracesOf } from './index.ts'

const now = morning + minute
const follow = followTraces(() => now)
const account = (channel: string, externalId: string, more: Partial<Shown> = {}): Shown => ({
  ...{ channel, externalId, name: 'Lucía García', handle: null, known: {} },
  ...more,
})
const evidenceOf = (one: Shown, other: Shown) => {
  assert.deepEqual(certainLink(one, other), certainLink(other, one))
  return certainLink(one, other)?.evidence
}

test('the same mailbox is one person’s, however it is written; another one is not', () => {
  const mail = account('email', 'lucia@correo.example')
  assert.equal(evidenceOf(mail, account('email', 'LUCIA@correo.example', { name: 'Casa' })), 'e-mail')
  assert.equal(evidenceOf(mail, account('email', 'luci.a@correo.example')), undefined)
  assert.equal(evidenceOf(mail, account('email', 'lucia+tienda@correo.example')), undefined)
  assert.equal(evidenceOf(account('email', 'l.ucia@gmail.com'), account('email', 'lucia+a@googlemail.com')), 'e-mail')
  assert.equal(evidenceOf(mail, account('instagram', 'lucia@correo.example')), undefined)
})

test('who signed in on the brand’s own web is the one with that mailbox, unless their names speak against it', () => {
  const mail = account('email', 'lucia@correo.example')
  const known = { customerNumber: 'C-1', email: 'Lucia@correo.example' }
  assert.equal(evidenceOf(mail, account('web-chat', 'a', { known })), 'web-sign-in')
  assert.equal(evidenceOf(mail, account('web-chat', 'a', { known, name: '' })), 'web-sign-in')
  assert.equal(evidenceOf(mail, account('web-chat', 'a', { known, name: 'Pablo García' })), undefined)
  assert.equal(evidenceOf(mail, account('web-chat', 'a', { known: { email: known.email } })), undefined)
  assert.equal(evidenceOf(mail, account('facebook', 'a', { known })), undefined)
})

test('a number is one person’s only where both accounts are it, whole, under the same name', () => {
  const app = account('whatsapp', '34600100200')
  assert.equal(evidenceOf(app, account('twilio', '+34600100200', { name: 'Garcia, Lucia' })), 'phone')
  for (const name of ['Lucía', 'Pablo García', 'Vera Prats', '', '+34600100200', 'Lucíа García'])
    assert.equal(evidenceOf(app, account('twilio', '+34600100200', { name })), undefined, name)
  assert.equal(evidenceOf(app, account('twilio', '600100200')), undefined)
  assert.equal(evidenceOf(app, account('telegram', '34600100200')), undefined)
  assert.equal(evidenceOf(app, account('telegram', '1', { known: { phone: '+34600100200' } })), undefined)
})

test('of what is linked by itself in a nasty set, all is right', () => {
  const accounts = nastyPeople(11, 60_000)
  const known = accounts.flatMap(each =>
    tracesOf(each)
      .filter(({ kind }) => kind === 'phone' || kind === 'email')
      .map(({ kind, key }) => ({ name: `${kind} ${key}`, each })),
  )
  let linked = 0
  for (const all of Map.groupBy(known, trace => trace.name).values())
    for (const [at, { each: one }] of all.entries())
      for (const { each: other } of all.slice(at + 1)) {
        if (!certainLink(one, other)) continue
        linked++
        assert.equal(
          one.person,
          other.person,
          `${one.name} (${one.externalId}) and ${other.name} (${other.externalId})`,
        )
      }
  assert.ok(linked > 100, `${linked} linked`)
})

const name = 'Lucía García'
const [app, text] = ['34600100200', '+34600100200']
const customerOf = async (desk: Desk, { conversationId }: { conversationId: string }) =>
  (await desk.row(conversationId)).customerId

test('who writes from one number to two of the brand’s is one by itself; told apart by a person, never again', async () => {
  const desk = await openDesk()
  await using _ = desk
  const one = await desk.says('Hola', { by: app, name, channel: 'whatsapp' })
  const other = await desk.says('¿Y mi pedido?', { by: text, name, channel: 'twilio', at: morning + second })
  await desk.hear(follow)
  const customerId = await customerOf(desk, one)
  assert.equal(await customerOf(desk, other), customerId)
  const [link, ...more] = await desk.as((tx, who) => linksWith(tx, who, customerId))
  assert.deepEqual([link?.evidence, link?.detail, link?.madeBy, more], ['phone', { phone: app }, null, []])
  await desk.as((tx, who) => undoLink(tx, who, { linkId: link!.id, now }))
  await desk.says('¿Hola?', { by: text, name, channel: 'twilio', lane: 'other', at: now })
  await desk.hear(follow)
  assert.notEqual(await customerOf(desk, one), await customerOf(desk, other))
})

test('three accounts with one mailbox are held together by two links', async () => {
  const desk = await openDesk()
  await using _ = desk
  const by = 'lucia@correo.example'
  const said = []
  for (const channel of ['email', 'gmail', 'outlook']) said.push(await desk.says('Hola', { by, name, channel }))
  await desk.hear(follow)
  const customers = await Promise.all(said.map(each => customerOf(desk, each)))
  assert.equal(new Set(customers).size, 1)
  assert.equal((await desk.as((tx, who) => linksWith(tx, who, customers[0]!))).length, 2)
})

test('after a year’s silence a number may be somebody else’s: that is asked, not done', async () => {
  const desk = await openDesk()
  await using _ = desk
  const long = await desk.says('Hola', { by: app, name, channel: 'whatsapp', at: now - 366 * day })
  const today = await desk.says('Hola', { by: text, name, channel: 'twilio', at: now })
  await desk.hear(follow)
  assert.notEqual(await customerOf(desk, long), await customerOf(desk, today))
})
