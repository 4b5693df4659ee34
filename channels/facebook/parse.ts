import { hash } from 'node:crypto'
import { idOf, type Inbound, isFields, listOf, type Raw, readJson } from '#channel'
import { attempt, lazily, unknown } from '../meta/reading.ts'
import { readChange } from './parse-changes.ts'
import { readMessaging } from './parse-messaging.ts'

/** Takes a whole batch apart: entries of several pages, private talk (`messaging`, `standby`) and what is public (`changes`). */
export function parse(raw: Raw): Inbound[] {
  const body = readJson(raw.body)
  const place = lazily(() => hash('sha256', raw.body, 'hex').slice(0, 32))
  if (!isFields(body) || !Array.isArray(body.entry))
    return [unknown('malformed: the body has no entries', place(), 'page')]
  if (body.object !== 'page') return [unknown(`object ${String(idOf(body.object)).slice(0, 40)}`, place(), 'page')]
  return body.entry.flatMap((entry, index) => parseEntry(entry, () => `${place()}.${index}`))
}

function parseEntry(entry: unknown, place: () => string): Inbound[] {
  const page = isFields(entry) ? idOf(entry.id) : undefined
  if (!isFields(entry) || page === undefined) return [unknown('malformed: an entry without id', place(), 'page')]
  const readings = [
    ...[...listOf(entry.messaging), ...listOf(entry.standby)].map(event =>
      attempt(event, each => readMessaging(each, page)),
    ),
    ...listOf(entry.changes).map(change => attempt(change, each => readChange(each, page, entry.time))),
  ]
  if (readings.length === 0) return [unknown('malformed: an entry without events', place(), page)]
  return readings.flatMap((reading, index) =>
    typeof reading === 'string' ? [unknown(reading, `${place()}.${index}`, page)] : reading,
  )
}
