import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import type { MailBody, Message, NewMessage, Page, ProfileCard, Row } from '#protocol'
import { type MailVendor, openMailVendor } from '../../../test/vendors/mail.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const password = 'the password'
const own = 'help@acme.example'
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Asks until it is so; each answer waits for the log to have moved. */
async function until<T>(world: TestWorld, ask: () => Promise<T | undefined>): Promise<T> {
  const { reader } = world.rooms
  for (;;) {
    const { head } = reader
    const found = await ask()
    if (found !== undefined) return found
    await reader.moved(head, AbortSignal.timeout(1000))
  }
}

async function mailbox(world: TestWorld, vendor: MailVendor): Promise<void> {
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
}

const messagesIn = async (world: TestWorld, conversationId: string) =>
  (await world.owner.get<{ rows: Message[] }>(`/conversations/${conversationId}/messages`)).rows

test('a mail is shown as it was sent, and its answer goes to everybody in the thread', async () => {
  await using vendor = await openMailVendor({ addresses: [own], login: own, password })
  await using world = await createWorld()
  await mailbox(world, vendor)
  vendor.writes({
    ...{ from: 'nora@example.org', subject: 'Paquete 77', cc: 'team@example.org', text: 'Mirad' },
    html: '<p>Mirad</p><img src="cid:pic1" alt="La puerta"><img src="https://tracker.example/x.gif">',
    files: [{ name: 'p.png', type: 'image/png', bytes: picture, cid: 'pic1' }],
  })
  const { id } = await until(world, async () => (await world.owner.get<Page<Row>>('/conversations?view=all')).rows[0])
  const message = await until(world, async () =>
    (await messagesIn(world, id)).find(({ parts }) =>
      parts.some(part => 'file' in part && part.file?.state === 'ready'),
    ),
  )
  const mail = message.parts.find(part => part.kind === 'mail')
  assert.deepEqual([mail?.others, mail?.hasHtml], [['team@example.org'], true])
  assert.match((await world.owner.get<MailBody>(`/messages/${message.id}/mail`)).html!, /cid:pic1/)
  const page = await world.owner.fetch(`/api/v1/messages/${message.id}/mail/page`)
  assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'.*; sandbox allow-popups/)
  const picturesIn = (answer: Response) => /img-src ([^;]+)/.exec(answer.headers.get('content-security-policy')!)![1]
  const remote = await world.owner.fetch(`/api/v1/messages/${message.id}/mail/page?pictures=all`)
  assert.deepEqual(
    [picturesIn(page), picturesIn(remote)],
    [`data: ${world.address}`, `data: ${world.address} https: http:`],
  )
  const [, address = ''] = /src="([^"]+)" alt="La puerta"/.exec(await page.text()) ?? []
  const shown = await fetch(address.replaceAll('&amp;', '&'))
  assert.deepEqual(Buffer.from(await shown.arrayBuffer()), picture)

  const written: NewMessage = { id: newId(), text: 'Lo miramos', files: [], visibility: 'private' }
  await world.owner.post<Message>(`/conversations/${id}/messages`, written)
  world.clock.advance(60_000)
  await vendor.heard(1)
  assert.deepEqual([...vendor.accepted.values()][0]?.to, ['nora@example.org', 'team@example.org'])
})
