const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Codes of PostgreSQL: it starts, ends or has just cut us off; takes no writes (a standby); has no room or memory; its disk fails. */
const passing = /^(08|53|57P)|^(25006|25P03|58030)$/
const unreachable = new Set([
  ...['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
])

/** The database cannot take it now: away, restarting, shut or without room. The same may be tried again later. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error)
  return (
    passing.test(code) ||
    unreachable.has(code) ||
    (error instanceof Error &&
      /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i.test(
        error.message,
      ))
  )
}

/** No room left on the disk of the database. */
export const isDiskFull = (error: unknown): boolean => codeOf(error) === '53100' || codeOf(error) === 'ENOSPC'

/** What was read is not so any more; begun anew, the same work reads what is. */
export const isOvertaken = (error: unknown): boolean => codeOf(error) === '40001'

/** Two transactions stood in each other's way; the same work tried again will pass. */
export const isCollision = (error: unknown): boolean => ['40001', '40P01', '55P03'].includes(codeOf(error))

/** A row with this key is there already. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505'
