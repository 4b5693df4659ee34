import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '#db'
import { createDatabase } from './cluster.ts'

type Index = { table: string; name: string; columns: string[]; isUnique: boolean }

/** Keys that don't begin with the workspace: the log and the envelopes are read in the order of their numbers. */
const otherKeys = ['envelopes_pkey', 'events_pkey']
const aboveWorkspaces = [
  'cursors',
  'installation',
  'migrations',
  'people',
  'portraits',
  'push_subscriptions',
  'sessions',
  'sign_ins',
  'verifications',
  'workspaces',
]

/** Each index is paid for with every row that is written. */
const budgets: Record<string, number> = { messages: 3, conversations: 5, envelopes: 1, events: 1, inbox_rows: 1 }

async function indexes(): Promise<Index[]> {
  await using made = await createDatabase()
  const database = openDatabase(made.connection, { size: 1 })
  const found = await database.owner(tx =>
    tx.query<Index>(`
      select t.relname as table, c.relname as name, i.indisunique as "isUnique",
        (select json_agg(coalesce(a.attname, '(expression)') order by k.place)
          from unnest(i.indkey::smallint[]) with ordinality as k(number, place)
          left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number and k.number > 0) as columns
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and not t.relispartition order by 1, 2`),
  )
  await database.close()
  return found
}

test('every key leads with the workspace', async () => {
  const others = (await indexes()).filter(
    ({ table, isUnique, columns }) => isUnique && columns[0] !== 'workspace_id' && !aboveWorkspaces.includes(table),
  )
  assert.deepEqual(
    others.map(each => each.name),
    otherKeys,
  )
})

test('tables that are written with every message have no more indexes than they may', async () => {
  const found = Map.groupBy(await indexes(), each => each.table)
  for (const [table, most] of Object.entries(budgets)) {
    const names = found.get(table)?.map(each => each.name) ?? []
    assert.ok(names.length >= 1 && names.length <= most, `${table} has ${names.join(', ')}`)
  }
})

test('no index hangs on an expression', async () => {
  assert.deepEqual(
    (await indexes()).filter(each => each.columns.includes('(expression)')),
    [],
  )
})
