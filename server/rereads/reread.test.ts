import assert from 'node:assert/strict'
import { lookup } from 'node:dns'
import { test } from 'node:test'
import type { Channel } from '#channel'
import { day, minute } from '#lib'
import type { Connected } from '#profiles'
import { reread } from '#rereads'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { plainChannel } from '../../test/plain-channel.ts'
import { suiteContext } from '../../channels/suite/context.ts'
import { begin, setBack } from './store.ts'

const now = morning + 5 * minute
const never = new AbortController().signal

/** The desk's profile on a platform of which these posts are gone. */
function openPlatform(desk: Desk, gone: NonNullable<Channel['gone']>) {
  const asked: string[][] = []
  const channel = plainChannel({
    gone: (ids, key, ctx) => {
      asked.push([...ids])
      return gone(ids, key, ctx)
    },
  })
  const profile = {
    ...({ id: desk.profileId, key: 'main', name: 'Urraca', function: 'service', language: 'es', look: null } as const),
    ...{ channel: 'plain', connectionId: 'c-1', workspaceId: desk.ours, disabled: false },
  }
  const connected: Connected = {
    ...{ workspaceId: desk.ours, id: 'c-1', channel, settings: {}, disabled: false },
    profiles: new Map([[profile.key, profile]]),
  }
  const needs = { database: desk.database, contexts: () => ({ ...suiteContext({}), lookup }), now: () => now }
  return { asked, round: () => reread(needs, connected, never) }
}

const shown = async (desk: Desk) =>
  desk.database.owner(tx =>
    tx.query<{ id: string; text: string | null }>(
      `select external_id as id, text from messages where workspace_id = $1 and direction = 'in' order by external_id`,
      [desk.ours],
    ),
  )

test('a post that its writer has deleted goes here too, once', async () => {
  await using desk = await openDesk()
  await desk.says('una vergüenza', { id: 'a', visibility: 'public' })
  await desk.says('gracias', { id: 'b', by: 'luisa', visibility: 'public' })
  const platform = openPlatform(desk, async () => ['a'])
  assert.deepEqual([await platform.round(), await platform.round()], [1, 0])
  assert.deepEqual(await shown(desk), [
    { id: 'a', text: null },
    { id: 'b', text: 'gracias' },
  ])
  assert.deepEqual(platform.asked, [['a', 'b'], ['b']])
  assert.equal((await desk.events('message.deleted')).length, 1)
})

test('what is private, or has long been quiet, is not asked for', async () => {
  await using desk = await openDesk()
  await desk.says('en privado', { id: 'a' })
  await desk.says('hace mucho', { id: 'b', by: 'luisa', visibility: 'public', at: now - 40 * day })
  const platform = openPlatform(desk, async ids => [...ids])
  assert.deepEqual([await platform.round(), platform.asked], [0, []])
})

test('a platform that does not say, or says that all is gone, deletes nothing', async () => {
  await using desk = await openDesk()
  for (let index = 0; index < 10; index++) await desk.says('hola', { id: `p-${index}`, visibility: 'public' })
  const silent = openPlatform(desk, async () => {
    throw new Error('Nobody answers')
  })
  await assert.rejects(silent.round(), /Nobody answers/)
  await assert.rejects(openPlatform(desk, async ids => [...ids]).round(), /All of 10 posts/)
  assert.ok((await shown(desk)).every(({ text }) => text === 'hola'))
})

test('it is time once a day, and sooner after a fault', async () => {
  await using desk = await openDesk()
  const named = { workspaceId: desk.ours, connectionId: desk.profileId }
  const isTime = (at: number) => desk.database.engine(tx => begin(tx, named, at, day))
  assert.deepEqual([await isTime(now), await isTime(now + day - 1), await isTime(now + day)], [true, false, true])
  await desk.database.engine(tx => setBack(tx, named, now + minute))
  assert.equal(await isTime(now + day + minute), true)
})
