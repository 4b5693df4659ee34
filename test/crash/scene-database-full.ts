/** The disk of PostgreSQL is full: no hook is taken, it is told why, and with room all goes on. Run by small-disk.ts with the path of the disk. */
import assert from 'node:assert/strict'
import { statfsSync } from 'node:fs'
import type { FaultBody, Page, Row } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { openAgent } from './agent.ts'
import { fill } from './ballast.ts'
import { openConsole } from './console.ts'
import { openOwnDatabase } from './own-database.ts'
import { openScene, secret } from './stage.ts'
import { judge, judgeAnswers, settled } from './verdict.ts'

const [disk, how] = process.argv.slice(2) as [string, 'tables' | 'log']
await using customerSide = await openApiClient({ secret })
await using place = await openOwnDatabase(disk)
await using scene = await openScene(place.connection, { target: customerSide.target })
const { victim, owner, platform, database } = scene

const breath = () => new Promise(resolve => setTimeout(resolve, 20))
const readiness = async () => {
  const answer = await fetch(`${victim.address}/readyz`)
  return [answer.status, ((await answer.json()) as { status: string }).status]
}

platform.write(6, 2)
await platform.deliver(victim.address)
await settled(database)
const ids = (await owner.get<Page<Row>>('/conversations?view=all')).rows.map(row => row.id)
const agent = openAgent(owner)
agent.write(ids, 1)
await agent.say()
using console = await openConsole(owner)
assert.deepEqual(await readiness(), [200, 'ok'])

const makeRoom = fill(disk)
if (how === 'log') await database.owner(tx => tx.query('select pg_switch_wal()')).catch(() => {})
while (platform.answers.every(each => each.status === 200)) {
  platform.write(20, 20)
  await platform.deliver(victim.address)
  agent.write(ids, 2)
  await agent.say()
}
if (how === 'tables') assert.deepEqual(await readiness(), [503, 'no room on the database disk'])
else assert.match(place.said(), /PANIC/)
assert.equal((await fetch(`${victim.address}/healthz`)).status, 200)
const refused = await owner.fetch('/api/v1/conversations?view=all')
assert.ok([200, 503].includes(refused.status), `reading is answered with ${refused.status}`)

makeRoom()
assert.ok(statfsSync(disk).bavail > 0)
const fresh = console.next(frame => frame.rows.some(row => row.name.startsWith('batch')))
while ((await readiness())[0] !== 200) {
  if (!place.isUp) await place.start()
  await breath()
}
while (platform.unanswered > 0) await platform.deliver(victim.address)
while (agent.unsaid > 0) await agent.say()
await fresh
victim.setAhead(60_000)
await settled(database)
for (;;) {
  const left = await database.owner(tx =>
    tx.query(`select 1 from messages where state in ('held', 'queued') union all select 1 from outbox`),
  )
  if (left.length === 0) break
  await breath()
}
await judge(database, platform.written, 'of the disk')
await judgeAnswers(database, customerSide, agent.answers, 'of the disk')
const parked = `select (select count(*) from parked_envelopes) + (select count(*) from parked_events) as count`
assert.deepEqual(await database.owner(tx => tx.query(parked)), [{ count: 0 }], 'something was parked')
const others = platform.answers.filter(({ status, retryAfter }) => status !== 200 && (status !== 503 || !retryAfter))
assert.deepEqual(others, [], 'a hook was answered with something else than 200, or 503 with a time to wait')
const allowed: FaultBody['code'][] = ['disk.full', 'database.away']
assert.deepEqual(
  agent.refusals.filter(({ code }) => !allowed.includes(code)),
  [],
)
