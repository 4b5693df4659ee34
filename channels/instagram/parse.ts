import { hash } from 'node:crypto'
import { type Fields, fieldsOf, idOf, type Inbound, isFields, listOf, type Raw, readJson } from '#channel'
import { attempt, lazily, type Reading, unknown } from '../meta/reading.ts'
import { readChange } from './parse-changes.ts'
import { readMessaging } from './parse-messaging.ts'

/** Takes a whole batch apart: entries of several accounts, direct messages (`messaging`, `standby`) and what is public (`changes`). */
export function parse(raw: Raw): Inbound[] {
  const body = readJson(raw.body)
  const place = lazily(() => hash('sha256', raw.body, 'hex').slice(0, 32))
  if (!isFields(body) || !Array.isArray(body.entry))
    return [unknown('malformed: the body has no entries', place(), 'account')]
  if (body.object !== 'instagram')
    return [unknown(`object ${String(idOf(body.object)).slice(0, 40)}`, place(), 'account')]
  return body.entry.flatMap((entry, index) => parseEntry(entry, () => `${place()}.${index}`))
}

function parseEntry(entry: unknown, place: () => string): Inbound[] {
  const account = isFields(entry) ? idOf(entry.id) : undefined
  if (!isFields(entry) || account === undefined) return [unknown('malformed: an entry without id', place(), 'account')]
  // Some entries are their only change themselves.
  const changes = entry.field === undefined ? listOf(entry.changes) : [entry]
  const readings = [
    ...[...listOf(entry.messaging), ...listOf(entry.standby)].map(event =>
      attempt(event, each => readMessaging(each, account)),
    ),
    ...changes.map(change => attempt(change, each => eitherWay(each, account, entry.time))),
  ]
  if (readings.length === 0) return [unknown('malformed: an entry without events', place(), account)]
  return readings.flatMap((reading, index) =>
    typeof reading === 'string' ? [unknown(reading, `${place()}.${index}`, account)] : reading,
  )
}

/** Direct messages come as changes too: they have one who sends and one who receives. */
function eitherWay(change: Fields, account: string, time: unknown): Reading {
  const value = fieldsOf(change.value)
  return isFields(value.sender) && isFields(value.recipient)
    ? readMessaging(value, account)
    : readChange(change, account, time)
}
