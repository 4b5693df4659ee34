import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProfileKept } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import { createWorld } from '../../test/world.ts'

const [threads, each] = [100, 10]

/** Message n of its thread, all of them mixed. */
const events = Array.from({ length: threads * each }, (_, index) => {
  const [thread, sequence] = [`thread ${index % threads}`, Math.floor(index / threads)]
  return {
    ...{ kind: 'message', key: `k-${index}`, externalId: `m-${index}`, profileKey: 'main', lane: thread },
    ...{ from: { id: thread, name: thread }, text: `${sequence}`, visibility: 'private' },
  }
})

type Stored = { conversation: string; name: string; text: string }

test('a webhook of a thousand updates is one envelope, answered once, and each is in its thread, in order', async () => {
  await using world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const answer = await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify(events) })
  assert.equal(answer.status, 200)
  const envelopes = await world.database.engine(tx => tx.query(`select 1 from envelopes`))
  assert.equal(envelopes.length, 1)
  const stored = await until(
    () =>
      world.database.engine(tx =>
        tx.query<Stored>(
          `select m.conversation_id as conversation, r.name, m.text from messages m
            join inbox_rows r on r.workspace_id = m.workspace_id and r.conversation_id = m.conversation_id
            where m.direction = 'in' order by m.at, m.id`,
        ),
      ),
    rows => rows.length >= events.length,
  )
  const byThread = Map.groupBy(stored, ({ name }) => name)
  assert.deepEqual([stored.length, byThread.size], [events.length, threads])
  for (const messages of byThread.values()) {
    assert.equal(new Set(messages.map(({ conversation }) => conversation)).size, 1)
    assert.deepEqual(
      messages.map(({ text }) => Number(text)),
      Array.from({ length: each }, (_, index) => index),
    )
  }
})
