import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCase, settleCase } from '#cases'
import { close } from '#conversations'
import { customerCard } from '#customers'
import { minute, newId, second } from '#lib'
import { workspaceTables } from '../../test/any-row.ts'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { spread } from '../../test/spread.ts'
import { askErasure, erase, erasureOf } from './index.ts'

const now = morning + 10 * minute
const administrator = (desk: Desk) => ({ ...desk.who.sofia, role: 'administrator' as const })

const asks = (desk: Desk, customerId: string) =>
  desk.as((tx, who) => askErasure(tx, who, { customerId, now }), administrator(desk))
const erases = (desk: Desk, customerId: string, message: (id: string) => Promise<void> = async () => {}) => {
  const forget = { message: (_: string, id: string) => message(id), account: async () => {} }
  return erase({ database: desk.database, forget, now: () => now }, desk.ours, customerId)
}

/** Every row of every table in which this stands, also in the rows of the log. */
async function traces(desk: Desk, ...words: readonly string[]): Promise<string[]> {
  const tables = (await desk.database.owner(workspaceTables)).map(({ name }) => name)
  const found: string[] = []
  for (const table of tables) {
    const rows = await desk.database.owner(tx => tx.query<{ row: string }>(`select t::text as row from ${table} t`))
    for (const { row } of rows) if (words.some(word => row.toLowerCase().includes(word))) found.push(`${table}: ${row}`)
  }
  return found
}

test('whoever is forgotten is in no table any more, over six channels; of everybody else nothing is gone', async () => {
  await using desk = await openDesk()
  const marta = await spread(desk, 'marta')
  await spread(desk, 'joan')
  const before = await traces(desk, 'joan')
  assert.ok((await traces(desk, 'marta')).length > 20)
  await asks(desk, marta.customerId)
  await erases(desk, marta.customerId)
  assert.deepEqual(await traces(desk, 'marta'), [])
  const ids = [marta.customerId, ...marta.conversations, ...marta.accounts]
  const left = (await traces(desk, ...ids)).map(row => row.split(':')[0])
  assert.deepEqual([...new Set(left)].toSorted(), ['audit', 'erasures', 'events'], 'ids alone, that lead nowhere')
  assert.deepEqual(await traces(desk, 'joan'), before)
  await assert.rejects(
    desk.as((tx, who) => customerCard(tx, who, marta.customerId)),
    { code: 'customer.unknown' },
  )
})

test('what is broken off anywhere is gone on with, and what is done is not done again', async () => {
  await using desk = await openDesk()
  const marta = await spread(desk, 'marta')
  await asks(desk, marta.customerId)
  await desk.database.owner(tx => tx.query(`update messages set external_id = id::text where external_id is null`))
  await assert.rejects(
    erases(desk, marta.customerId, () => Promise.reject(new Error('still being taken apart'))),
    /taken apart/,
  )
  assert.ok((await traces(desk, 'marta')).length > 20, 'nothing goes before it is out of the envelopes')
  const redacted: string[] = []
  await erases(desk, marta.customerId, async id => void redacted.push(id))
  assert.ok(redacted.length >= 6)
  assert.deepEqual(await traces(desk, 'marta'), [])
  await erases(desk, marta.customerId)
})

test('while a case of theirs is open they are not forgotten; that is said, and done once it is settled', async () => {
  await using desk = await openDesk()
  const said = await desk.says('Quiero que me borréis', { by: 'marta' })
  const { customerId } = await desk.row(said.conversationId)
  const { conversationId } = said
  const opened = { id: newId(), title: 'Garantía de marta', conversationIds: [conversationId], now }
  const { caseId } = await desk.as((tx, who) => openCase(tx, who, opened))
  const asked = await asks(desk, customerId)
  assert.deepEqual([asked.state, asked.cases], ['waiting', [1]])
  await erases(desk, customerId)
  assert.deepEqual((await desk.as((tx, who) => erasureOf(tx, who, customerId)))!.cases, [1])
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now }))
  assert.equal(await desk.as((tx, who) => settleCase(tx, who, { id: caseId, now })), true)
  await erases(desk, customerId)
  assert.deepEqual(await traces(desk, 'marta'), [], 'the title of the case too')
})

test('what they write while they are forgotten makes them somebody new, or goes too', async () => {
  await using desk = await openDesk()
  const marta = await spread(desk, 'marta')
  await asks(desk, marta.customerId)
  const writes = async (n: number): Promise<void> => {
    const said = { channel: 'email', by: 'marta-email', at: morning + minute + n * second }
    await desk.says(`otra ${n}`, said).catch(error => {
      if ((error as { code?: string }).code !== '40001' && (error as { code?: string }).code !== '23505') throw error
      return writes(n)
    })
  }
  await Promise.all([erases(desk, marta.customerId), ...Array.from({ length: 8 }, (_, n) => writes(n))])
  const strays = await desk.database.owner(tx =>
    tx.query(`select c.id from conversations c left join identities i on i.workspace_id = c.workspace_id and i.id = c.identity_id
      and i.customer_id = c.customer_id where i.id is null
      union all select m.id from messages m left join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
        where c.id is null`),
  )
  assert.deepEqual(strays, [])
  assert.deepEqual(
    await traces(desk, marta.customerId).then(rows => rows.filter(row => row.startsWith('conversations'))),
    [],
  )
})

test('only who administers asks for it, and of whoever is not there nothing can be asked', async () => {
  await using desk = await openDesk()
  const said = await desk.says('Hola')
  const { customerId } = await desk.row(said.conversationId)
  const ask = desk.as((tx, who) => askErasure(tx, who, { customerId, now }), desk.who.sofia)
  await assert.rejects(ask, { code: 'forbidden', status: 403 })
  await assert.rejects(asks(desk, newId()), { code: 'customer.unknown', status: 404 })
})
