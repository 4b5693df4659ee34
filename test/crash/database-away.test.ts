import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Message, Page, Row } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import type { Client } from '../world-client.ts'
import { openAgent } from './agent.ts'
import { openConsole } from './console.ts'
import { startLoad, waitsOn } from './load.ts'
import { openOwnDatabase } from './own-database.ts'
import { openMediaServer } from './media-server.ts'
import { openScene, openStage, secret } from './stage.ts'
import { judge, judgeAnswers, settled } from './verdict.ts'

const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a34' } })
  .png()
  .toBuffer()

const asked = async (client: Client, path: string) => {
  const answer = await client.fetch(path)
  return [answer.status, ((await answer.json()) as { status?: string }).status] as const
}

test('PostgreSQL is stopped and started under load: nothing taken is lost, nothing is answered wrongly, and all goes on', async () => {
  await using customerSide = await openApiClient({ secret })
  await using media = await openMediaServer()
  await using place = await openOwnDatabase()
  await using scene = await openScene(place.connection, { target: customerSide.target })
  const { victim, owner, platform, hook, database } = scene
  const until = waitsOn(victim)

  platform.write(3, 2)
  await platform.deliver(victim.address)
  await settled(database)
  const { rows } = await owner.get<Page<Row>>('/conversations?view=all')
  const [quiet, ...others] = rows.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
  const ids = others.map(row => row.id)
  using console = await openConsole(owner)
  const brought = customerSide.write([
    { type: 'message', id: 'photo', from: { id: 'p', name: 'Foto' }, text: '1', parts: [media.part] },
  ])
  await fetch(`${victim.address}${hook}`, { method: 'POST', ...brought })
  await media.asked
  const withPhoto = (await owner.get<Page<Row>>('/conversations?view=all')).rows.find(row => row.name === 'Foto')!
  console.open(withPhoto.id)
  await owner.post(`/conversations/${quiet!.id}/snooze`, { until: Date.now() + 4000 })

  const agent = openAgent(owner)
  await using load = startLoad(platform, agent, victim.address, ids)
  await until(() => agent.answers.length > 4)

  await place.stop('fast')
  media.give(photo)
  assert.deepEqual(await asked(owner, '/readyz'), [503, 'no database'])
  assert.deepEqual(await asked(owner, '/healthz'), [200, 'ok'])
  const wrongPassword = owner.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: 'whatever it is' }),
  })
  assert.equal((await wrongPassword).status, 503)
  await assert.rejects(openConsole(owner), /503/)
  await until(() => platform.answers.some(each => each.status === 503))
  await place.start()
  await until(async () => (await asked(owner, '/readyz'))[0] === 200)
  await place.stop('immediate')
  await place.start()
  await until(async () => (await asked(owner, '/readyz'))[0] === 200)

  const fresh = console.next(frame => frame.rows.some(row => row.name === 'Nueva'))
  const seen = console.next(frame => frame.messages.some(hasPicture))
  const one = customerSide.write([{ type: 'message', id: 'new', from: { id: 'n', name: 'Nueva' }, text: '1' }])
  assert.equal((await fetch(`${victim.address}${hook}`, { method: 'POST', ...one })).status, 200)
  await fresh
  const shown = await owner.get<Page<Message>>(`/conversations/${withPhoto.id}/messages`)
  if (!shown.rows.some(hasPicture)) await seen
  await until(async () => (await owner.get<Row>(`/conversations/${quiet!.id}`)).status === 'open')

  await load.stop()
  victim.setAhead(60_000)
  await settled(database)
  await until(async () => (await database.owner(tx => tx.query(`select 1 from outbox`))).length === 0)
  await until(async () => {
    const left = `select 1 from messages where state in ('held', 'queued')`
    return (await database.owner(tx => tx.query(left))).length === 0
  })
  await judge(database, platform.written, 'of the database')
  await judgeAnswers(database, customerSide, agent.answers, 'of the database')
  assert.deepEqual(
    platform.answers.filter(({ status, retryAfter }) => status !== 200 && (status !== 503 || retryAfter === null)),
    [],
    'a hook was answered with something else than 200, or 503 with a time to wait',
  )
  assert.deepEqual(
    agent.refusals.filter(({ status }) => status !== 503),
    [],
    'an answer was refused with something else than 503',
  )
  assert.ok(agent.refusals.length > 0)
})

test('PostgreSQL hangs without a word: hooks are told to come again, and all goes on when it moves', async () => {
  await using stage = await openStage()
  const { first: victim, owner, platform, database, proxy } = stage
  const until = waitsOn(victim)
  platform.write(3, 2)
  await platform.deliver(victim.address)
  await settled(database)
  const speak = proxy.hush()
  try {
    platform.write(6, 2)
    const delivering = platform.deliver(victim.address)
    assert.deepEqual(await asked(owner, '/readyz'), [503, 'no database'])
    assert.deepEqual(await asked(owner, '/healthz'), [200, 'ok'])
    await delivering
    assert.deepEqual(new Set(platform.answers.slice(6).map(answer => answer.status)), new Set([503]))
  } finally {
    speak()
  }
  await until(async () => (await asked(owner, '/readyz'))[0] === 200)
  while (platform.unanswered > 0) await platform.deliver(victim.address)
  await settled(database)
  await judge(database, platform.written, 'of a database that hung')
})

const hasPicture = ({ parts }: Message): boolean =>
  parts.some(part => part.kind === 'image' && part.file.state === 'ready' && part.file.address !== null)
