import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { AuditPage, MailBody, Message, NewMessage, NewNote, Page, ProfileCard, Row, SearchPage } from '#protocol'
import { anyBody } from '../../../test/any-body.ts'
import { openMailVendor } from '../../../test/vendors/mail.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const own = 'help@acme.example'
const password = 'the password'
const card = '4242 4242 4242 4242'
const other = '5555555555554444'
const account = 'ES91 2100 0418 4502 0005 1332'
const named = '4111 1111 1111 1111'

/** What nobody may get unasked: any piece of what was planted, however it is parted. */
const leaks = (text: string): string[] => {
  const bare = text.replaceAll(/[\s.\-\u00a0]|&nbsp;/g, '')
  return ['42424242', '55555555', '21000418', '41111111'].filter(each => bare.includes(each))
}

async function until<T>(world: TestWorld, ask: () => Promise<T | undefined>): Promise<T> {
  const { reader } = world.rooms
  for (;;) {
    const { head } = reader
    const found = await ask()
    if (found !== undefined) return found
    await reader.moved(head, AbortSignal.timeout(1000))
  }
}

/** A customer called like a card, who wrote cards and accounts in a mail; a reply, a note and a draft that repeat them. */
async function planted(world: TestWorld, vendor: Awaited<ReturnType<typeof openMailVendor>>) {
  const { imapServer, smtpServer } = vendor
  await world.owner.post<ProfileCard>('/profiles', {
    ...{ channel: 'email', name: 'Ayuda', key: own, function: 'service', language: 'es' },
    settings: {
      mailbox: own,
      provider: 'other',
      password,
      encryption: 'none',
      sentCopy: 'theirs',
      imapServer,
      smtpServer,
    },
  })
  await vendor.commanded('EXAMINE', 2)
  vendor.writes({
    ...{ from: `"Nora ${named}" <nora@example.org>`, subject: `Mi tarjeta ${card}` },
    text: `Cobradlo de ${card}, CVV 987, o de ${account}. Pedido urgente`,
    html: `<p>Cobradlo de ${card.replaceAll(' ', '<b> </b>')} o de ${account}</p><img alt="${other}">`,
  })
  const { id } = await until(world, async () => (await world.owner.get<Page<Row>>('/conversations?view=all')).rows[0])
  const written: NewMessage = { id: newId(), text: `¿La ${other}?`, files: [], visibility: 'private' }
  await world.owner.post<Message>(`/conversations/${id}/messages`, written)
  const note: NewNote = { id: newId(), text: `Dice ${card}` }
  await world.owner.post<Message>(`/conversations/${id}/notes`, note)
  const { rows } = await world.owner.get<Page<Message>>(`/conversations/${id}/messages`)
  const said = rows.find(({ direction }) => direction === 'in')!
  return { id, said, row: (await world.owner.get<Page<Row>>('/conversations?view=all')).rows[0]! }
}

test('no door gives what could be paid with, whatever it shows', async () => {
  await using vendor = await openMailVendor({ addresses: [own], login: own, password })
  await using world = await createWorld()
  const { id, said, row } = await planted(world, vendor)
  assert.deepEqual([said.subject, said.isCovered], ['Mi tarjeta •••• 4242', true])
  assert.match(said.text!, /•••• 4242, CVV •••, o de ES•• •••• 1332/)
  const routes = world.app.everyRoute.filter(
    ({ method, url }) => String(method) === 'GET' && url.startsWith('/api/v1/'),
  )
  assert.ok(routes.length > 60)
  const ids: [start: string, id: string][] = [
    ['/api/v1/messages/', said.id],
    ['/api/v1/customers/', row.customerId],
    ['/api/v1/profiles/', row.profileId],
  ]
  const lost: string[] = []
  let shown = 0
  for (const { url, schema } of routes) {
    const place = ids.find(([start]) => url.startsWith(start))?.[1] ?? id
    const asked = Object.entries((anyBody((schema as { querystring?: never })?.querystring, id) ?? {}) as object)
    const plain = url.replaceAll(/:\w+/g, place)
    for (const question of ['', new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()]) {
      const answer = await world.owner.fetch(question ? `${plain}?${question}` : plain)
      const text = await answer.text()
      if (text.includes('••••')) shown++
      lost.push(...leaks(text).map(each => `GET ${url}?${question} gives ${each}`))
    }
  }
  for (const path of [
    `/search?q=urgente`,
    `/search?q=nora`,
    '/conversations?view=all',
    `/conversations/${id}/checks`,
  ]) {
    const text = await (await world.owner.fetch(`/api/v1${path}`)).text()
    lost.push(...leaks(text).map(each => `GET ${path} gives ${each}`))
  }
  assert.deepEqual(lost, [])
  assert.ok(shown >= 6, `${shown} doors show it covered`)
})

test('who looks under the cover sees it, and it stands in the audit', async () => {
  await using vendor = await openMailVendor({ addresses: [own], login: own, password })
  await using world = await createWorld()
  const { said } = await planted(world, vendor)
  const page = async (more = '') => (await world.owner.fetch(`/api/v1/messages/${said.id}/mail/page${more}`)).text()
  assert.deepEqual(leaks(await page('?uncovered=yes')), [], 'nobody has looked')
  const shown = await world.owner.post<Message>(`/messages/${said.id}/uncover`)
  assert.match(shown.text!, new RegExp(card))
  const { rows } = await world.owner.get<AuditPage>('/audit')
  assert.deepEqual([rows[0]!.deed, rows[0]!.subjectId], ['message.uncovered', said.id])
  assert.ok((await page('?uncovered=yes')).includes(account))
  assert.deepEqual(leaks(await page()), [])
  assert.ok((await world.owner.get<MailBody>(`/messages/${said.id}/mail?uncovered=yes`)).html!.includes(account))
  const agent = await world.person('agent')
  const theirs = await agent.fetch(`/api/v1/messages/${said.id}/mail/page?uncovered=yes`)
  assert.deepEqual(leaks(await theirs.text()), [], 'what one has seen is not shown to another')
})

test('what is covered is not found by its digits, and a preview of before is covered, too', async () => {
  await using vendor = await openMailVendor({ addresses: [own], login: own, password })
  await using world = await createWorld()
  const { id } = await planted(world, vendor)
  const find = (words: string) => world.owner.get<SearchPage>(`/search?q=${encodeURIComponent(words)}`)
  await until(world, async () => ((await find('urgente')).messages.length > 0 ? true : undefined))
  const [hit] = (await find('urgente')).messages
  assert.match(hit!.text.text, /•••• 4242/)
  const marks = hit!.text.marks.map(([from, to]) => hit!.text.text.slice(from, to))
  assert.deepEqual(marks, ['urgente'])
  for (const words of [account, account.replaceAll(' ', ''), other, '55555555', 'ES91 2100'])
    assert.deepEqual((await find(words)).messages, [], words)
  await world.database.engine(tx =>
    tx.query(
      `update inbox_rows set last_text = 'Os paso la 4242 4242 4242…' where workspace_id = $1 and conversation_id = $2`,
      [world.workspaceId, id],
    ),
  )
  const [row] = (await world.owner.get<Page<Row>>('/conversations?view=all')).rows
  assert.equal(row!.last.text, 'Os paso la ••••…')
})
