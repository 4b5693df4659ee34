import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuditPage, NewApiKey } from '#protocol'
import { createWorld } from '../../test/world.ts'

test('the audit tells who did what, the latest first, page by page', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await world.owner.patch(`/people/${agent.personId}`, { role: 'supervisor' })
  const key = await world.owner.post<NewApiKey>('/keys', { name: 'Almacén', scopes: ['read', 'administer'] })
  await fetch(`${world.address}/api/v1/people/${agent.personId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key.secret}` },
  })

  const first = await world.owner.get<AuditPage>('/audit?limit=3')
  const rest = await world.owner.get<AuditPage>(`/audit?limit=10&before=${first.next}`)
  assert.equal(rest.next, null)
  assert.deepEqual(
    [...first.rows, ...rest.rows].map(({ who, deed, subjectId }) => [who, deed, subjectId]),
    [
      ['Almacén', 'colleague.removed', agent.personId],
      ['Ana Ruiz', 'key.issued', key.id],
      ['Ana Ruiz', 'colleague.changed', agent.personId],
      [agent.name, 'colleague.joined', agent.personId],
      ['Ana Ruiz', 'invitation.sent', rest.rows[1]!.subjectId],
      ['Ana Ruiz', 'workspace.added', world.workspaceId],
    ],
  )
  assert.deepEqual(first.rows[2]!.detail, { from: 'agent', to: 'supervisor' })
  assert.ok(!JSON.stringify([first, rest]).includes(key.secret.slice(-20)))
})

test('the audit is for who administers, and nobody changes it', async () => {
  await using world = await createWorld()
  const supervisor = await world.person('supervisor')
  await assert.rejects(supervisor.get('/audit'), { status: 403 })
  for (const sql of [`update audit set deed = 'x'`, `delete from audit`]) {
    await assert.rejects(
      world.database.app(world.workspaceId, tx => tx.query(sql)),
      { code: '42501' },
    )
  }
})
