import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { insert } from '../../test/any-row.ts'
import { createWorld } from '../../test/world.ts'
import { forgetOver } from './store.ts'

test('a sign-in that is over is forgotten with what was lent for it; what a connection has stays', async () => {
  await using world = await createWorld()
  const { workspaceId, database, clock } = world
  const settings = { secret: 'the secret of this test', target: 'http://127.0.0.1:1', lookup: 'no' }
  const profile = { channel: 'api', name: 'Faro', function: 'service', language: 'es', settings }
  const { connectionId: kept } = await world.owner.post<{ connectionId: string }>('/profiles', profile)
  const [abandoned, fresh] = [newId(), newId()]
  const signIn = (connectionId: string, expiresAt: number) => ({
    ...{ workspace_id: workspaceId, id: newId(), connection_id: connectionId, person_id: newId(), session_id: newId() },
    ...{ channel: 'x', state: 'declined', sealed: Buffer.from('x'), filled: '{}', back: '/' },
    expires_at: new Date(expiresAt).toISOString(),
  })
  await database.engine(async tx => {
    await insert(tx, 'vendor_sign_ins', signIn(abandoned, clock.now() - 1))
    await insert(tx, 'vendor_sign_ins', signIn(kept, clock.now() - 1))
    await insert(tx, 'vendor_sign_ins', signIn(fresh, clock.now() + 1))
    for (const connection_id of [abandoned, fresh, kept])
      await insert(tx, 'connection_keeps', {
        ...{ workspace_id: workspaceId, connection_id, name: 'token', sealed: Buffer.from('x') },
      })
    await forgetOver(tx, clock.now())
  })
  const left = (table: string) =>
    database.engine(tx =>
      tx.query<{ id: string }>(`select connection_id as id from ${table} where workspace_id = $1`, [workspaceId]),
    )
  assert.deepEqual(
    (await left('vendor_sign_ins')).map(({ id }) => id),
    [fresh],
  )
  assert.deepEqual(new Set((await left('connection_keeps')).map(({ id }) => id)), new Set([fresh, kept]))
})
