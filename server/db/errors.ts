const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The database is away, restarting or shut: what failed may be tried again later. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code === '53300' ||
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    (error instanceof Error &&
      /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable/i.test(
        error.message,
      ))
  )
}

/** No room left on the disk of the database. */
export const isDiskFull = (error: unknown): boolean => codeOf(error) === '53100' || codeOf(error) === 'ENOSPC'

/** Two transactions stood in each other's way; the same work tried again will pass. */
export const isCollision = (error: unknown): boolean => ['40001', '40P01', '55P03'].includes(codeOf(error))

/** A row with this key is there already. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505'
