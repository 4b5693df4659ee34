import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#db'
import { inboxPage } from '#desk'
import { learn, openModels, propose } from '#proposed-reasons'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'reason_closings', 'reason_closings_due'])
const most = 500

/** A desk of 20,000 conversations, all of which are learnt and to be learnt again; what is proposed is good. */
async function openCrowd(): Promise<Desk> {
  const desk = await openDesk()
  const people = Object.values(desk.people)
  await fill(desk.database, {
    ...{ workspaceId: desk.ours, people, count: 20_000, messagesEach: 2, now: crowdNow },
    ...crowdProfiles,
  })
  const reason = await desk.reason()
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into reason_closings (workspace_id, life, conversation_id, reason_id, upto, place, proposed)
       select workspace_id, $1, id, $1, opened_at, 1, '{"first":[],"commonest":null,"group":0}' from conversations`,
      [reason],
    )
    await tx.query(`insert into reason_closings_due select workspace_id, id, row_number() over () from conversations`)
    await tx.query(`insert into reason_learners (workspace_id, outcomes, life) values ($1, $2, $3)`, [
      desk.ours,
      '109'.repeat(200),
      reason,
    ])
    for (const table of ['reason_closings', 'reason_closings_due']) await tx.query(`analyze ${table}`)
  })
  return desk
}

test('what is proposed for a page of conversations, and the next closings that are learnt, are found by index', async () => {
  await using desk = await openCrowd()
  const { rows } = await desk.as((tx, who) => inboxPage(tx, who, { view: 'open', limit: 50 }))
  const asked = { conversationIds: rows.map(({ id }) => id), models: openModels() }
  const faults: string[] = []
  const look = async (
    name: string,
    run: <T>(deed: (tx: Tx) => Promise<T>) => Promise<T>,
    deed: (tx: Tx) => Promise<unknown>,
  ) => {
    const sent: Sent[] = []
    await run(tx => deed(writingDown(tx, sent)))
    for (const each of new Map(sent.map(one => [one.text, one])).values())
      faults.push(...(await planFaults(run, each, big, most)).map(fault => `${name} ${fault}`))
  }
  const asApp = <T>(work: (tx: Tx) => Promise<T>) => desk.database.app(desk.ours, work)
  await look('proposed', asApp, tx => propose(tx, desk.who.ana, asked))
  await look('learnt', desk.database.engine, tx => learn(tx, desk.ours, crowdNow))
  assert.deepEqual(faults, [])
})
