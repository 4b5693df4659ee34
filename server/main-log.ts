import { type Logger, pino } from 'pino'
import { asError } from '#lib'

/** What an error tells of itself; what a database adds to it (values of rows) stays out. */
const plain = (thrown: unknown): object => {
  const { name, message, stack, cause } = asError(thrown)
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? { code: thrown.code } : {}
  return { name, message, ...code, stack, ...(cause === undefined ? {} : { cause: plain(cause) }) }
}

/** Lines of JSON on the error output, from LOG_LEVEL on. */
export const openLog = (level = process.env.LOG_LEVEL ?? 'warn'): Logger =>
  pino({ level, serializers: { err: plain } }, pino.destination(2))
