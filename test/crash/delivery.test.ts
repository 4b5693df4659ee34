import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Database } from '#db'
import type { Page, Row } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { type Client, clientOf } from '../world-client.ts'
import type { Answer } from './agent.ts'
import { openStage, pointsOf, secret, strikeAt } from './stage.ts'
import { judgeAnswers, settled } from './verdict.ts'

/** Not on the way of an answer: who asks, upkeep, jobs, what those who look on are told. */
const besideTheWay =
  /search|mentions-|notification|views-|draft|snippet|macro|teams|openings|signal-met|rereads|lent_while|vendor_sign|public_cards|messages-(named|reactions|versions|acts)|acts-named|with notes|subject_id a|sessions|members|partitions|jobs|files-|advisory|timers|cursors|listen|set_config|watermarks|intake-|set statement|log-read|log-writers|installation|migrations/i

async function answerAll(agent: Client, answers: readonly Answer[]): Promise<void> {
  for (const [conversationId, mine] of Map.groupBy(answers, each => each.conversationId)) {
    for (const answer of mine) {
      if (answer.isTaken) continue
      const body = { id: answer.id, text: `${answer.sequence}`, files: [], visibility: 'private' }
      const said = await agent.post(`/conversations/${conversationId}/messages`, body).catch((error: unknown) => error)
      if (said instanceof TypeError) return
      assert.ok(!(said instanceof Error), String(said))
      answer.isTaken = true
    }
  }
}

/** Resolves when nothing is left to be sent; meanwhile the hours go by fast. */
async function sentAll(database: Database, passTime: () => void): Promise<void> {
  for (;;) {
    const left = await database.owner(tx =>
      tx.query(`select 1 from messages where state in ('held', 'queued') union all select 1 from outbox`),
    )
    if (left.length === 0) return
    passTime()
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

test('killed between two statements on the way of an answer, each arrives once and in order', async () => {
  const ahead = { of: () => 0 }
  await using customerSide = await openApiClient({ secret, now: () => Date.now() + ahead.of() })
  await using stage = await openStage({ target: customerSide.target })
  const { proxy, database, platform, start, first, owner, clock } = stage
  ahead.of = () => clock.ahead
  platform.write(3, 1)
  await platform.deliver(first.address)
  await settled(database)
  const { rows } = await owner.get<Page<Row>>('/conversations?view=all')
  const answers: Answer[] = []
  let sequence = 0
  let victim = first
  const agentAt = (address: string) => clientOf(address, owner)
  const passTime = () => victim.setAhead((clock.ahead += 1000))
  const write = () => {
    for (let n = 0; n < 2; n++)
      for (const { id } of rows)
        answers.push({ id: randomUUID(), conversationId: id, sequence: ++sequence, isTaken: false })
  }
  proxy.seen()
  write()
  await answerAll(agentAt(victim.address), answers)
  await sentAll(database, passTime)
  const statements = proxy.seen().filter(statement => !besideTheWay.test(statement))
  const points = [...pointsOf(statements), 'while the target hears it'] as const
  let kills = points.length
  for (const point of points) {
    const at = point === 'while the target hears it' ? point : `${point.when} ${point.statement}`
    const struck =
      point === 'while the target hears it'
        ? customerSide.heard(customerSide.requests.length + 1).then(() => victim.kill())
        : strikeAt(proxy, point, victim)
    write()
    await Promise.race([struck, answerAll(agentAt(victim.address), answers)])
    // Without an answer it is dead, or about to be.
    if (answers.some(each => !each.isTaken)) await struck
    const isStruck = await Promise.race([struck.then(() => true), sentAll(database, passTime).then(() => false)])
    proxy.disarm()
    if (isStruck) victim = await start()
    else kills--
    await answerAll(agentAt(victim.address), answers)
    assert.ok(
      answers.every(each => each.isTaken),
      `not taken after a kill ${at}`,
    )
    await sentAll(database, passTime)
    await judgeAnswers(database, customerSide, answers, at)
  }
  assert.ok(kills >= 20 || kills >= points.length * 0.6, `only ${kills} of ${points.length} points were reached`)
})
