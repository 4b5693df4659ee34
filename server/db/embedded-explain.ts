import { Fault } from '#lib'

const known: [RegExp, string][] = [
  [/no space left on device|disk quota exceeded/i, 'database.disk-full'],
  [/pre-existing shared memory block/i, 'database.still-ending'],
  [/cannot be run as root/i, 'database.no-account'],
  [/error while loading shared libraries|library not loaded|exec format error/i, 'database.programs-broken'],
  [/database files are incompatible with server/i, 'database.other-version'],
]

/** The fault that PostgreSQL's own words speak of; `otherwise` when they are not known. Its last lines come as `detail`. */
export function explain(said: string, otherwise: string): Fault {
  const code = known.find(([words]) => words.test(said))?.[1] ?? otherwise
  return new Fault(code, 500, { detail: said.trim().split('\n').slice(-12).join('\n') })
}
