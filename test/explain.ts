import type { Database, Statement, Tx } from '#db'

/** A statement as a room sent it. */
export type Sent = { text: string; values: readonly unknown[] }

/** The transaction, with everything that is sent through it written down. */
export function writingDown(tx: Tx, sent: Sent[]): Tx {
  return {
    ...tx,
    query: (statement: Statement | string, values: readonly unknown[] = []) => {
      sent.push({ text: typeof statement === 'string' ? statement : statement.text, values })
      return tx.query(statement, values)
    },
  }
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

const isReading = (text: string) =>
  /^\s*(\(|select|with)/i.test(text) &&
  !/\b(insert into|update|delete from)\b|pg_advisory|pg_notify|for update|set_config/i.test(text)

/**
 * What is wrong with how PostgreSQL would run a statement: it reads one of the `big` tables from end to end, or looks at
 * more than `most` rows on one step. With the values at hand, and as it would be prepared without knowing them.
 */
export async function planFaults(
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  { text, values }: Sent,
  big: ReadonlySet<string>,
  most: number,
): Promise<string[]> {
  const analyze = isReading(text)
  const plans = [await explain(run, `explain (format json${analyze ? ', analyze, timing off' : ''}) ${text}`, values)]
  if (values.length > 0) plans.push(await explain(run, `explain (format json, generic_plan) ${text}`, []))
  const faults = plans.flatMap(nodesOf).flatMap(node => {
    const looked = ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1)
    if (node['Node Type'] === 'Seq Scan' && big.has(node['Relation Name']!))
      return [`reads all of ${node['Relation Name']}`]
    return looked > most ? [`looks at ${looked} rows (${node['Node Type']})`] : []
  })
  return [...new Set(faults)].map(fault => `${fault}: ${text.replaceAll(/\s+/g, ' ')}`)
}

async function explain(
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  text: string,
  values: readonly unknown[],
): Promise<Node> {
  const [row] = await run(tx => tx.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(text, values))
  return row!['QUERY PLAN'][0].Plan
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** How many indexes each table has, the primary key and unique ones included. */
export async function indexesOf(database: Database): Promise<Record<string, number>> {
  const rows = await database.owner(tx =>
    tx.query<{ name: string; count: number }>(
      `select tablename as name, count(*) as count from pg_indexes where schemaname = 'public' group by 1`,
    ),
  )
  return Object.fromEntries(rows.map(row => [row.name, row.count]))
}
