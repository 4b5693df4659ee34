import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { SettingsTried } from '#protocol'
import { createWorld } from '../../test/world.ts'

/** Counts who comes, and says nothing. */
async function openServer() {
  let came = 0
  const server = createServer(socket => void (came++, socket.destroy()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    came: () => came,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => void server.close(() => resolve())),
  }
}

const mailbox = (port: number, host: string) => ({
  ...{ mailbox: 'hola@cafe.example', provider: 'other', password: 'a password', encryption: 'none' },
  ...{ imapServer: `${host}:${port}`, smtpServer: `${host}:${port}` },
})

test('a mail server on a private network is not called, by number or by name, unless the installation allows it', async () => {
  await using inner = await openServer()
  const trying = { settings: {} as Record<string, string> }
  {
    await using world = await createWorld({ allowsPrivateAddresses: false })
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      trying.settings = mailbox(inner.port, host)
      const { health } = await world.owner.post<SettingsTried>('/channels/email/try', trying)
      assert.equal(health.state === 'failing' && health.code, 'unreachable', host)
    }
    assert.equal(inner.came(), 0)
  }
  await using world = await createWorld()
  trying.settings = mailbox(inner.port, '127.0.0.1')
  await world.owner.post('/channels/email/try', trying)
  assert.ok(inner.came() > 0)
})
