import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followAcknowledgements } from '#acknowledgements'
import type { LogEvent } from '#log'
import { crowdNow, crowdProfiles, fill } from './crowd.ts'
import { openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set(['conversations', 'messages', 'acknowledgements'])

test('what is said out of hours is found by index among a hundred thousand conversations', async () => {
  await using desk = await openDesk()
  const people = [desk.people.ana, desk.people.luis]
  const crowd = { workspaceId: desk.ours, people, count: 100_000, messagesEach: 2, now: crowdNow, ...crowdProfiles }
  await fill(desk.database, crowd)
  const [message] = await desk.database.owner(async tx => {
    await tx.query(
      `insert into acknowledgements (workspace_id, conversation_id, opens_at, asked_id, asked_at, message_id, said_at, settled_at)
       select workspace_id, conversation_id, at, id, at, id, at, case when row_number() over () > 500 then at end
       from messages order by id limit 50000 on conflict do nothing`,
    )
    await tx.query(
      `insert into acknowledgement_settings (workspace_id, profile_id, is_on, is_public, texts)
       select distinct workspace_id, profile_id, true, true, '{}' from messages`,
    )
    await tx.query('analyze acknowledgements')
    return tx.query<{ id: string; at: string }>(
      `select id, conversation_id as at from messages where direction = 'in' limit 1`,
    )
  })
  const told = (kind: string): LogEvent => ({
    ...{ number: 1, day: '', at: crowdNow, workspaceId: desk.ours, detail: null },
    ...{ kind, conversationId: message!.at, subjectId: message!.id },
  })
  for (const kind of ['message.received', 'message.sent']) {
    const sent: Sent[] = []
    await desk.database.engine(tx => followAcknowledgements.react(writingDown(tx, sent), [told(kind)]))
    assert.ok(sent.length > 0)
    for (const each of sent)
      assert.deepEqual(await planFaults(deed => desk.database.engine(deed), each, big, 2000), [], each.text)
  }
})
