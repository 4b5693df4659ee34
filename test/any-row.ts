import { sqlTime, type Tx } from '#db'

export type Column = { name: string; type: string; isNullable: boolean; hasDefault: boolean; check: string | null }
export type Table = { name: string; columns: Column[] }

/** Every table with rows of workspaces, as the database knows them; partitions are part of theirs. */
export async function workspaceTables(tx: Tx): Promise<Table[]> {
  return tx.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'isNullable', not a.attnotnull,
          'hasDefault', a.atthasdef, 'check', (select pg_get_constraintdef(k.oid) from pg_constraint k
            where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
    order by c.relname`)
}

// What a column's type alone doesn't tell: text that has to be of some shape.
const shaped: Record<string, string> = {
  channel: 'api',
  parts: '[{"kind":"mail","html":"<p>Hola</p>"}]',
  settings: '{}',
  texts: '{}',
  conditions: '[]',
  week: '[[],[],[],[],[],[],[]]',
  holidays: '[]',
  breaks: '[[],[],[],[],[],[],[]]',
  spans: '[]',
  weights: '{}',
  kinds: '[]',
  detail: '{}',
  talk: '[0,"","es",0,0,null,[0,0],0,[0,0],null,null,null,null]',
  evidence: JSON.stringify({
    ...{
      hours: [],
      z: 0,
      zBefore: 0,
      leftOut: 0,
      effective: 0,
      topShare: 0,
      against: 0,
      total: 0,
      usualShare: 0,
      followers: 0,
    },
    ...{ channels: [], places: [], samples: [] },
  }),
  suspicion: JSON.stringify({
    ...{ messages: 0, abusive: 0, requests: 0, answeredAt: 0, hours: [], channels: [] },
    ...{ samples: [], requestIds: [], answerIds: [], writtenTo: null },
  }),
  choices: '{"where":{},"quiet":null,"showsNames":false}',
  topic: 'all',
  told: '{"at":0,"people":[]}',
  memory: '{}',
  language: 'es',
  scopes: 'read',
  key: 'main',
  time_zone: 'Europe/Madrid',
  room: 'desk',
}

/** A row that the table takes, whatever the table is: each id in it is `id`, so that rows of all tables belong together. */
export function anyRow({ columns }: Table, workspaceId: string, id: string): Record<string, unknown> {
  // What stood below itself would stand nowhere.
  const own = columns.filter(column => column.name !== 'parent_id')
  const filled = own.filter(column => column.type === 'uuid' || (!column.isNullable && !column.hasDefault))
  return Object.fromEntries(
    filled.map(column => [column.name, column.name === 'workspace_id' ? workspaceId : valueOf(column, id)]),
  )
}

function valueOf({ name, type, check }: Column, id: string): unknown {
  if (type === 'uuid') return id
  if (type === 'text') return oneOf(check) ?? shaped[name] ?? allowedBy(check) ?? `of ${id}`
  if (type === 'bytea') return Buffer.from(id)
  if (type === 'boolean') return false
  if (type.startsWith('timestamp')) return sqlTime(Date.UTC(2026, 0, 1))
  if (type === 'tsvector') return `'${id}'`
  if (type === 'date') return '2026-01-01'
  if (['integer', 'bigint', 'smallint', 'numeric', 'real', 'double precision'].includes(type)) return 1
  throw new Error(`No value is known for ${name} of type ${type}: teach it here`)
}

/** Of a closed list, its first. */
const oneOf = (check: string | null): string | undefined =>
  check?.includes('ANY (ARRAY[') ? allowedBy(check) : undefined

const allowedBy = (check: string | null): string | undefined => check?.match(/'([^']+)'::text/)?.[1]

export async function insert(tx: Tx, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row)
  const places = names.map((_, place) => `$${place + 1}`).join(', ')
  await tx.query(
    `insert into ${table} (${names.join(', ')}) values (${places}) on conflict do nothing`,
    Object.values(row),
  )
}
