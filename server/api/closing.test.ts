import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { createWorld } from '../../test/world.ts'

const body = JSON.stringify({ email: 'ana@urraca.example', password: 'wrong' })
const head = `POST /api/v1/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`

test(
  'a request that is under way is answered, and its connection keeps nobody from leaving',
  { timeout: 30_000 },
  async () => {
    const world = await createWorld()
    const client = connect(Number(new URL(world.address).port), '127.0.0.1')
    await once(client, 'connect')
    const routed = once(world.app.server, 'request')
    client.write(head + body.slice(0, 9))
    await routed
    const gone = world[Symbol.asyncDispose]()
    const ended = once(client, 'close')
    client.write(body.slice(9))
    const [answer] = (await once(client, 'data')) as [Buffer]
    assert.match(answer.toString(), /^HTTP\/1\.1 \d{3} /)
    await Promise.all([ended, gone])
  },
)
