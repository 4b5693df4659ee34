import type { Statement, Tx } from '#db'

/** A table whose rows are numbered by a sequence and read in that order. */
export type NumberedTable = 'events' | 'envelopes'

type Numbered = { number: number }
type Gap = { from: number; writers: ReadonlySet<string> | 'none left' }

/**
 * The highest number below which none is missing. A number that is not there was either rolled back or belongs to a
 * transaction still under way. Whoever took a number holds the table's row-exclusive lock until its end, and it frees
 * that lock only after its rows can be seen. So a missing number is given up when none of the transactions that held
 * the lock when the gap was noticed still holds it, and a read begun after that still does not find it.
 *
 * Transaction ids cannot tell this: `pg_snapshot_xmax` is one past the last id that *completed*, so a running writer
 * may have a higher id and yet the lower number; and `pg_snapshot_xmin` waits for every database of the server.
 */
export type Head = {
  readonly number: number
  /**
   * Of rows read in order after `number`, those that nothing missing stands before; moves the head to the last.
   * `blocked`: rows wait behind a number that is missing; ask `look` and read again soon.
   */
  pass<R extends Numbered>(rows: readonly R[]): { ready: R[]; blocked: boolean }
  /** Looks once at who may still bring the missing number. Must run after the read that was blocked. */
  look(tx: Tx): Promise<void>
}

export function headAt(table: NumberedTable, start: number): Head {
  let head = start
  let gap: Gap | undefined
  return {
    get number() {
      return head
    },
    pass(rows) {
      const ready: (typeof rows)[number][] = []
      for (const row of rows) {
        if (row.number !== head + 1 && !(gap?.from === head + 1 && gap.writers === 'none left')) {
          if (gap?.from !== head + 1) gap = undefined
          return { ready, blocked: true }
        }
        ready.push(row)
        head = row.number
        gap = undefined
      }
      return { ready, blocked: false }
    },
    async look(tx) {
      const now = await writersOf(tx, table)
      const before = gap?.writers
      if (before === 'none left') return
      const left = before ? [...before].filter(writer => now.has(writer)) : [...now]
      gap = { from: head + 1, writers: left.length > 0 ? new Set(left) : 'none left' }
    },
  }
}

const writers: Statement = {
  name: 'log-writers',
  text: `select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and mode = 'RowExclusiveLock' and relation = $1::text::regclass
      and database = (select oid from pg_database where datname = current_database())`,
}

/** The transactions that may have taken a number of this table and not ended. */
export async function writersOf(tx: Tx, table: NumberedTable): Promise<Set<string>> {
  const rows = await tx.query<{ writer: string }>(writers, [table])
  return new Set(rows.map(row => row.writer))
}
