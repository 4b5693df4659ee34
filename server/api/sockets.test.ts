import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { WebSocket, WebSocketServer } from 'ws'
import { dropSilent } from './sockets.ts'

test('whoever is gone without a word is dropped at the second look; the others stay', async () => {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(sockets, 'listening')
  const address = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`
  const [here, gone] = [new WebSocket(address), new WebSocket(address, { autoPong: false })]
  try {
    await Promise.all([once(here, 'open'), once(gone, 'open')])
    for (let look = 0; look < 3; look++) {
      const answered = Promise.race([...sockets.clients].map(socket => once(socket, 'pong')))
      dropSilent(sockets)
      if (look === 0) assert.equal(sockets.clients.size, 2)
      await answered
    }
    if (gone.readyState !== WebSocket.CLOSED) await once(gone, 'close')
    assert.deepEqual([here.readyState, sockets.clients.size], [WebSocket.OPEN, 1])
  } finally {
    for (const socket of [here, gone]) socket.terminate()
    sockets.close()
  }
})
