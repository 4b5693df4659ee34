import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out } from '#channel'
import type { Page, ProfileKept, Row } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { createWorld } from '../../test/world.ts'

/** Marta has written privately on a platform that shows who is writing, where `deeds` says so. */
async function openTalk(deeds: Out['deed'][]) {
  const outs: Out[] = []
  const usual = plainChannel()
  const platform = plainChannel({
    can: { ...usual.can, deeds },
    send: async out => {
      outs.push(out)
      return { kind: 'sent', externalId: out.id }
    },
  })
  const world = await createWorld({ channels: [platform] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const event = {
    ...{ kind: 'message', key: 'm-1', externalId: 'm-1', profileKey: 'main', lane: 'chat-1', from: { id: 'marta' } },
    ...{ text: '¿Hola?', visibility: 'private', at: world.clock.now() },
  }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  let rows: Row[] = []
  while (rows.length === 0) rows = (await world.owner.get<Page<Row>>('/conversations?view=all')).rows
  const place = { workspaceId: world.workspaceId, conversationId: rows[0]!.id }
  return { world, outs, write: () => world.rooms.tellTyping(place), [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

test('the customer sees that somebody writes, now and then while it goes on', async () => {
  await using talk = await openTalk(['message', 'typing'])
  for (const ms of [0, 1000, 3500, 500]) {
    talk.world.clock.advance(ms)
    await talk.write()
  }
  assert.deepEqual(
    talk.outs.map(({ deed, to, targetId, profileKey }) => [deed, to, targetId, profileKey]),
    Array.from({ length: 2 }, () => ['typing', { id: 'marta', lane: 'chat-1' }, 'm-1', 'main']),
  )
})

test('a platform that shows nothing of the kind is not asked', async () => {
  await using talk = await openTalk(['message'])
  await talk.write()
  assert.deepEqual(talk.outs, [])
})
