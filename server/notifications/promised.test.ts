import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, newId } from '#lib'
import { actOnPromise, makePromises, passPromises } from '#promises'
import { morning, openDesk } from '../../test/desk.ts'
import { onTold } from './index.ts'

test('a promise past its time is told once to its owner and to whoever supervises; progress that is due to its owner alone', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Me llaman?', { by: 'nuria' })
  const messageId = await desk.replies(conversationId, { text: 'Le llamamos hoy', at: morning })
  const due = morning + 4 * hour
  const promised = { id: newId(), text: 'Le llamamos', matter: 'call' as const, dueAt: due }
  await desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promised], now: morning }))
  const passes = (at: number) => desk.database.engine(tx => passPromises(tx, at))
  const told = async () => {
    await desk.hear(onTold)
    const rows = await desk.database.owner(tx =>
      tx.query<{ kind: string; person: string }>(
        `select kind, person_id as person from notifications where kind in ('overdue', 'progress')`,
      ),
    )
    return rows.map(({ kind, person }) => `${kind} ${person}`).toSorted()
  }
  const { ana, sofia } = desk.people
  await passes(morning + 2 * hour)
  assert.deepEqual(await told(), [`progress ${ana}`])
  await passes(due + 1)
  await passes(due + hour)
  assert.deepEqual(await told(), [`overdue ${ana}`, `overdue ${sofia}`, `progress ${ana}`].toSorted())
})

test('whoever a promise is passed on to is told, and nobody who takes it by themselves', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('¿Me llaman?', { by: 'nuria' })
  const messageId = await desk.replies(conversationId, { text: 'Le llamamos hoy', at: morning })
  const promised = { id: newId(), text: 'Le llamamos', matter: 'call' as const, dueAt: morning + 4 * hour }
  await desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promised], now: morning }))
  const pass = (by: 'ana' | 'luis', ownerId: string) =>
    desk.as(
      (tx, who) => actOnPromise(tx, who, { id: promised.id, deed: { kind: 'passed-on', ownerId }, now: morning }),
      desk.who[by],
    )
  const { ana, luis } = desk.people
  await pass('ana', luis)
  await pass('luis', ana)
  await pass('luis', luis)
  await desk.hear(onTold)
  const rows = await desk.database.owner(tx =>
    tx.query<{ person: string }>(`select person_id as person from notifications where kind = 'given' order by at`),
  )
  assert.deepEqual(
    rows.map(({ person }) => person),
    [luis, ana],
  )
})
