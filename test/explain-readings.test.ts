import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import type { Tx } from '#db'
import { inboxPage } from '#desk'
import { minute } from '#lib'
import { messages } from '#messages'
import { conversionReport, conversionRows, corrections, correctReading, followReadings } from '#readings'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { type Desk, openDesk } from './desk.ts'
import { indexesOf, planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'inbox_rows', 'readings', 'tones'])
const most = 500

/** A desk of 20,000 conversations, every message of which is read. */
async function openCrowd(): Promise<Desk> {
  const desk = await openDesk()
  const people = Object.values(desk.people)
  const crowd = { workspaceId: desk.ours, people, count: 20_000, messagesEach: 2, now: crowdNow, ...crowdProfiles }
  await fill(desk.database, crowd)
  await desk.database.owner(async tx => {
    await tx.query(
      `insert into readings (workspace_id, message_id, conversation_id, identity_id, at, read_at, sentiment, toxicity, irony, urgency, is_unsure,
         is_historic, language, emotion, kind, subject, model, corrected_at, corrected)
       select workspace_id, id, conversation_id, identity_id, at, at, -0.5, 0, 0, 1, false, false, 'es', 'anger', 'complaint', 'late', '1',
         case when right(id::text, 2) = '00' then at end, case when right(id::text, 2) = '00' then '{"kind":"other"}' end
       from messages where direction = 'in'`,
    )
    await tx.query(
      `insert into tones (workspace_id, conversation_id, talk, began_at, start_tone, end_tone)
       select workspace_id, id, $1, opened_at, -0.5, 0.5 from conversations`,
      ['{}'],
    )
    for (const table of ['readings', 'tones']) await tx.query(`analyze ${table}`)
  })
  return desk
}

test('what is read in messages is kept, shown, corrected and counted by index', async () => {
  await using desk = await openCrowd()
  const { rows: found } = await desk.as((tx, who) => inboxPage(tx, who, { view: 'open', limit: 1 }))
  const conversationId = found[0]!.id
  const page = (tx: Tx, who: Who) => messages(tx, who, conversationId, { limit: 50 })
  const { id: messageId, reading } = (await desk.as(page)).rows.find(message => message.reading)!
  const read = (texts: readonly string[]) => Promise.resolve({ model: '1', readings: texts.map(() => reading!) })
  const boss = { ...desk.who.ana, role: 'administrator' } as Who
  const ask = { from: crowdNow - 2 * 60 * minute, to: crowdNow, timeZone: 'UTC', figure: 'cohort', limit: 50 } as const
  const change = { kind: 'praise' } as const
  const kinds = ['message.received', 'message.edited', 'message.queued', 'conversation.merged', 'message.deleted']
  const told = kinds.map(kind => ({
    ...{ number: 1, day: '', at: crowdNow, workspaceId: desk.ours, conversationId, subjectId: messageId },
    ...{ kind, detail: { other: conversationId } },
  }))
  const asApp: [string, Who, (tx: Tx, who: Who) => Promise<unknown>][] = [
    ['shown', desk.who.ana, page],
    ['corrected', desk.who.ana, (tx, who) => correctReading(tx, who, { messageId, change, now: crowdNow })],
    ['corrections', boss, (tx, who) => corrections(tx, who, { limit: 50 })],
    ['behind the report', boss, (tx, who) => conversionRows(tx, who, ask)],
    ['report', boss, (tx, who) => conversionReport(tx, who, { ...ask, by: 'team' })],
  ]
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
  for (const [name, who, deed] of asApp)
    await look(
      name,
      work => desk.database.app(desk.ours, work),
      tx => deed(tx, who),
    )
  await look('read', desk.database.engine, tx => followReadings(read, () => crowdNow).react(tx, told))
  assert.deepEqual(faults, [])
  const { readings, inbox_rows: rows } = await indexesOf(desk.database)
  assert.deepEqual([readings, rows], [3, 1])
})
