import type { Database } from '#db'

const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

/** Resolves when a transaction stands before a lock that another one has. */
export async function untilSomebodyWaits(database: Database): Promise<void> {
  // Only the owner sees what others wait for.
  while ((await database.owner(tx => tx.query(waiting))).length === 0);
}

const lookMs = 10

/** Looks again and again until it is so; the runner ends what never is. Returns what was seen then. */
export async function until<T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    await new Promise(resolve => setTimeout(resolve, lookMs))
  }
}
