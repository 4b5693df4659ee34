import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Message, Page, ProfileKept, Row } from '#protocol'
import { until } from '../../test/waits.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const secret = 'a secret of the test, long enough'

const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a34' } })
  .png()
  .toBuffer()

async function openHouse() {
  const world = await createWorld()
  const settings = { secret, target: '', lookup: 'no' }
  const profile = { channel: 'api', name: 'API', function: 'service', language: 'es', settings }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  return {
    world,
    async hears(...events: object[]) {
      world.clock.advance(1000)
      const common = { thread: 't', from: { id: 'c-1', name: 'Marta' }, at: world.clock.now() }
      const body = JSON.stringify({ events: events.map(event => ({ ...common, ...event })) })
      const seconds = Math.floor(world.clock.now() / 1000)
      const signature = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
      const headers = { 'x-sobremesa-signature': `t=${seconds},v1=${signature}` }
      const answer = await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body, headers })
      assert.equal(answer.status, 200)
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

async function said(world: TestWorld): Promise<Message[]> {
  const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all')
  return rows[0] ? (await world.owner.get<Page<Message>>(`/conversations/${rows[0].id}/messages`)).rows : []
}

const bodies = async (world: TestWorld): Promise<string> => {
  const rows = await world.database.owner(tx =>
    tx.query<{ body: Buffer }>('select body from envelopes order by number'),
  )
  return rows.map(({ body }) => body.toString()).join('\n')
}

test('what a customer deletes is gone from everything that was sent: the first time, again, edited and quoted', async () => {
  await using house = await openHouse()
  const { world } = house
  const [first, second, third] = ['Mi clave es tejón', 'Mi clave es nutria', 'No, es lirón']
  const secretMessage = { type: 'message', id: 'm-1', text: first }
  await house.hears(secretMessage, { type: 'message', id: 'm-2', text: 'Hola, soy Marta' })
  await house.hears(secretMessage)
  await house.hears({ type: 'edit', id: 'e-1', target: 'm-1', text: second })
  await house.hears({ type: 'edit', id: 'e-2', target: 'm-1', text: third })
  await until(
    () => said(world),
    messages => messages.some(({ text }) => text === third),
  )
  await house.hears({ type: 'message', id: 'm-3', text: '¿Lo veis?', quoteOf: 'm-1', quoted: { text: third } })
  await house.hears({ type: 'deletion', id: 'd-1', target: 'm-1' })

  const left = await until(
    () => bodies(world),
    text => ![first, second, third].some(words => text.includes(words)),
  )
  assert.ok(left.includes('Hola, soy Marta') && left.includes('¿Lo veis?'), left)
  const messages = await said(world)
  assert.deepEqual(
    messages.map(({ text, deletedAt }) => [text, deletedAt === null]),
    [
      [null, false],
      ['Hola, soy Marta', true],
      ['¿Lo veis?', true],
    ],
  )
})

/** The second time that somebody writes on what was sent, the database says no. */
const refuseOnce = (world: TestWorld) =>
  world.database.owner(tx =>
    tx.query(`
      create sequence writings;
      create function refuse_once() returns trigger language plpgsql security definer as $$
      begin
        if nextval('public.writings') = 2 then raise exception 'No room on the disk'; end if;
        return new;
      end $$;
      create trigger refuse_once before update on envelopes for each row execute function refuse_once()`),
  )

test('a job that broke off half-way still finds where else it was said', async () => {
  await using house = await openHouse()
  const { world } = house
  const text = 'Mi clave es tejón'
  await house.hears({ type: 'message', id: 'm-1', text })
  await house.hears({ type: 'message', id: 'm-2', text: '¿Lo veis?', quoteOf: 'm-1', quoted: { text } })
  await until(
    () => said(world),
    messages => messages.length === 2,
  )
  await refuseOnce(world)
  await house.hears({ type: 'deletion', id: 'd-1', target: 'm-1' })
  const left = await until(
    () => bodies(world),
    sent => !sent.includes(text),
  )
  assert.ok(left.includes('¿Lo veis?'), left)
  const [{ writings } = { writings: '' }] = await world.database.owner(tx =>
    tx.query<{ writings: string }>('select last_value::text as writings from writings'),
  )
  assert.ok(Number(writings) > 2, 'it was refused once')
})

test('the same words of somebody else stay where they are', async () => {
  await using house = await openHouse()
  const { world } = house
  await house.hears({ type: 'message', id: 'm-1', text: 'Gracias por todo' })
  await house.hears({ type: 'message', id: 'm-2', text: 'Gracias por todo', thread: 'u', from: { id: 'c-2' } })
  await house.hears({ type: 'deletion', id: 'd-1', target: 'm-1' })
  const left = await until(
    () => bodies(world),
    text => text.split('Gracias por todo').length === 2,
  )
  assert.ok(left.includes('c-2'))
})

test('a picture that its sender deletes is gone from the disk, too', async () => {
  await using house = await openHouse()
  const { world } = house
  const server = createServer((_, response) => response.end(picture)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gato.png`
    await house.hears({ type: 'message', id: 'm-1', parts: [{ kind: 'image', url }] })
    const ready = () =>
      world.database.owner(tx => tx.query<{ id: string }>(`select id from files where state = 'ready'`))
    const [file] = (await until(ready, rows => rows.length === 1)) as [{ id: string }]
    assert.deepEqual((await world.rooms.files.read(world.workspaceId, file.id)).bytes.length, picture.length)
    await house.hears({ type: 'deletion', id: 'd-1', target: 'm-1' })
    await until(
      () => readdirSync(join(world.rooms.settings.folder, 'files'), { recursive: true }).join(' '),
      names => !names.includes(file.id),
    )
    assert.deepEqual(await world.database.owner(tx => tx.query('select 1 from files')), [])
  } finally {
    server.close()
  }
})
