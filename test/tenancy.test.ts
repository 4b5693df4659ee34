import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Database, openDatabase, type Tx } from '#db'
import { newId } from '#lib'
import { anyRow, insert, type Table, workspaceTables } from './any-row.ts'
import { createDatabase, eachVersion } from './cluster.ts'

/** What stands above workspaces. A table more has to be decided here. */
const withoutWorkspace = [
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

type Place = { database: Database; tables: Table[]; ours: string; theirs: string }

for (const version of eachVersion()) {
  test(`tenancy on PostgreSQL ${version}`, async t => {
    await using made = await createDatabase({ version })
    const database = openDatabase(made.connection, { size: 2 })
    const tables = await database.owner(workspaceTables)
    const [ours, theirs] = [newId(), newId()]
    for (const table of tables) {
      for (const workspace of [ours, theirs])
        await database.engine(tx => insert(tx, table.name, anyRow(table, workspace, workspace)))
    }
    const place: Place = { database, tables, ours, theirs }
    assert.ok(tables.length > 25, 'the tables were found')
    await t.test('row-level security is on and forced wherever rows belong to a workspace', () => isForced(place))
    await t.test('nothing else than the known tables is without a workspace, and the role app cannot reach those', () =>
      isClosed(place),
    )
    for (const table of tables)
      await t.test(`${table.name}: nothing of another workspace can be seen or done`, () => isKept(place, table))
    await database.close()
  })
}

async function isForced({ database }: Place): Promise<void> {
  const relations = await database.owner(tx =>
    tx.query<{
      name: string
      isForced: boolean
      isPartition: boolean
      policies: Record<string, string> | null
      isReachable: boolean
    }>(`
      select c.relname as name, c.relispartition as "isPartition", c.relrowsecurity and c.relforcerowsecurity as "isForced",
        (select json_object_agg(polname, concat(pg_get_expr(polqual, polrelid), ' / ', pg_get_expr(polwithcheck, polrelid), ' / ',
          (select string_agg(rolname, ',') from pg_roles where oid = any(polroles)))) from pg_policy where polrelid = c.oid) as policies,
        has_table_privilege('sobremesa_app', c.oid, 'select, insert, update, delete, truncate') as "isReachable"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by c.relname`),
  )
  for (const { name, policies, isReachable, isPartition, ...found } of relations) {
    // A partition is asked through its parent only.
    if (isPartition) assert.ok(!isReachable, `${name} can be reached past its parent`)
    else {
      const own = '(workspace_id = current_workspace())'
      assert.ok(found.isForced, `${name} is not protected`)
      assert.equal(policies?.app, `${own} / ${own} / sobremesa_app`, name)
      assert.equal(policies?.engine, 'true / true / sobremesa_engine', name)
      assert.deepEqual(Object.keys(policies ?? {}).toSorted(), ['app', 'engine', 'owner'], name)
    }
  }
}

async function isClosed({ database }: Place): Promise<void> {
  const others = await database.owner(tx =>
    tx.query<{ name: string; isReachable: boolean }>(`
      select c.relname as name, has_table_privilege('sobremesa_app', c.oid, 'select, insert, update, delete, truncate') as "isReachable"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
      order by c.relname`),
  )
  assert.deepEqual(
    others.map(each => each.name),
    withoutWorkspace,
  )
  assert.deepEqual(
    others.filter(each => each.isReachable),
    [],
  )
}

const denied = '42501'

async function isKept({ database, ours, theirs }: Place, table: Table): Promise<void> {
  const { name, columns } = table
  const asUs = <T>(work: (tx: Tx) => Promise<T>) => database.app(ours, work)
  /** How many rows a statement got; none also when the role may not run it at all. */
  const got = (sql: string, values: unknown[] = []) =>
    asUs(tx => tx.query(sql, values)).then(
      rows => rows.length,
      error => (error.code === denied ? 0 : Promise.reject(error)),
    )
  const mayRead = await database.owner(tx =>
    tx.query<{ may: boolean }>(`select has_table_privilege('sobremesa_app', $1, 'select') as may`, [name]),
  )
  const before = await theirRows(database, name, theirs)
  assert.equal(before.length, 1)

  assert.equal(await got(`select 1 from ${name}`), mayRead[0]!.may ? 1 : 0, 'our own row is there, and no other')
  assert.equal(await got(`select 1 from ${name} where workspace_id = $1`, [theirs]), 0)
  assert.equal(await got(`delete from ${name} where workspace_id = $1 returning 1`, [theirs]), 0)
  for (const column of columns) {
    assert.equal(
      await got(`update ${name} set ${column.name} = ${column.name} where workspace_id = $1 returning 1`, [theirs]),
      0,
      column.name,
    )
  }
  const smuggled = anyRow(table, theirs, newId())
  await assert.rejects(
    asUs(tx => insertPlain(tx, name, smuggled)),
    { code: denied },
  )
  await assert.rejects(
    asUs(tx => tx.query(`update ${name} set workspace_id = $1`, [theirs])),
    { code: denied },
  )
  assert.deepEqual(await theirRows(database, name, theirs), before)

  for (const nowhere of ['', newId()]) {
    const seen = await database
      .app(nowhere, tx => tx.query(`select 1 from ${name}`))
      .catch(error => (error.code === denied ? [] : Promise.reject(error)))
    assert.equal(seen.length, 0, 'without a workspace there is nothing')
  }
}

const insertPlain = (tx: Tx, table: string, row: Record<string, unknown>) =>
  tx.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, place) => `$${place + 1}`)
      .join(', ')})`,
    Object.values(row),
  )

const theirRows = async (database: Database, table: string, workspaceId: string): Promise<string[]> =>
  (
    await database.engine(tx =>
      tx.query<{ row: string }>(`select t::text as row from ${table} t where workspace_id = $1 order by 1`, [
        workspaceId,
      ]),
    )
  ).map(each => each.row)
