import assert from 'node:assert/strict'
import { test } from 'node:test'
import { append } from '#log'
import { openDesk } from '../../test/desk.ts'
import { notifications, onTold } from './index.ts'

test('what nobody could ever take is told to whoever supervises', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola', { by: 'nuria' })
  const { sofia } = desk.people
  await desk.database.engine(tx =>
    append(tx, [{ workspaceId: desk.ours, kind: 'routing.unserved', conversationId, detail: { people: [sofia] } }]),
  )
  await desk.hear(onTold)
  const kinds = async (name: 'ana' | 'sofia') =>
    (await desk.as((tx, who) => notifications(tx, who), desk.who[name])).rows.map(({ kind }) => kind)
  assert.deepEqual([await kinds('sofia'), await kinds('ana')], [['unserved'], []])
})
