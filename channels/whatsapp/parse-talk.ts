import { type Fields, fieldsOf, idOf, type Inbound, listOf, textOf, timeOf } from '#channel'
import { faultIn } from './faults.ts'
import { readMessage } from './parse-message.ts'
import { readStatus } from './parse-status.ts'
import { type People, peopleIn, personOf } from './people.ts'
import { type Place, unknown } from './place.ts'

/** The fields in which people and the brand talk: every array of the value, whichever the field is. */
export function readTalk(field: string, value: Fields, place: Place): Inbound[] {
  const people = peopleIn(value.contacts)
  // While Meta's own assistant answers, we only listen: stored, but nothing starts.
  const isAutomatic = field === 'standby'
  const [messages, statuses] = [listOf(value.messages), listOf(value.statuses)]
  const errors = messages.length === 0 && statuses.length === 0 ? listOf(value.errors) : []
  return [
    ...messages.flatMap(given => readMessage(given, { ...place, people, isAutomatic })),
    ...listOf(value.message_echoes).flatMap(given =>
      readMessage(given, { ...place, people, isAutomatic, isEcho: true }),
    ),
    ...statuses.flatMap(given => readStatus(given, people, place)),
    ...listOf(value.calls).flatMap(given => readCall(fieldsOf(given), people, place)),
    ...listOf(value.user_preferences).flatMap(given => readPreference(fieldsOf(given), people, place)),
    ...listOf(value.user_id_update).map(given => readNewId(fieldsOf(given), people, place)),
    ...errors.flatMap(given => readError(given, place)),
  ]
}

/** What goes wrong with the number or the account, and concerns no message. */
function readError(given: unknown, { profileKey, unnamed, at }: Place): Inbound[] {
  const { code, text, kind } = faultIn(given)
  // That we were too fast is over by itself.
  if (kind === 'throttled') return []
  return [
    {
      kind: 'health',
      key: unnamed('health'),
      profileKey,
      lane: 'health',
      ...(at === undefined ? {} : { at }),
      state: 'failing',
      code: kind === 'other' ? 'platform-error' : kind,
      text: [code, text].filter(Boolean).join(': '),
    },
  ]
}

/** Somebody rings. Calls are not taken here, but that they wanted to talk is to be seen. */
function readCall(call: Fields, people: People, place: Place): Inbound[] {
  if (call.event !== 'connect' || call.direction === 'BUSINESS_INITIATED') return []
  const [id, from] = [idOf(call.id), personOf(call.from_user_id, call.from, people)]
  if (!id || !from) return [unknown('malformed: a call without id or caller', place)]
  const at = timeOf(call.timestamp, 's')
  return [
    {
      kind: 'message',
      key: `call:${id}`,
      profileKey: place.profileKey,
      lane: from.id,
      ...(at === undefined ? {} : { at }),
      externalId: id,
      from,
      visibility: 'private',
      parts: [{ kind: 'unseen', what: 'call' }],
    },
  ]
}

/** Whether the person wants marketing. It says nothing of answers to what they ask. */
function readPreference(said: Fields, people: People, place: Place): Inbound[] {
  const from = personOf(said.user_id, said.wa_id, people)
  const value = textOf(said.value)
  if (!from || !value) return [unknown('malformed: a preference of nobody', place)]
  if (!['stop', 'resume', 'signup'].includes(value)) return [unknown(`preference ${value}`, place)]
  const at = timeOf(said.timestamp, 's')
  return [
    {
      kind: 'reach',
      key: at === undefined ? place.unnamed('reach') : `reach:${place.profileKey}:${from.id}:${value}:${at}`,
      profileKey: place.profileKey,
      lane: from.id,
      ...(at === undefined ? {} : { at }),
      from,
      isReachable: value !== 'stop',
      only: 'marketing',
    },
  ]
}

/** Not a field of Meta's own: some who pass its webhooks on tell a new id in this way. */
function readNewId(given: Fields, people: People, place: Place): Inbound {
  const ids = fieldsOf(given.user_id)
  const [before, to] = [idOf(ids.previous), personOf(ids.current, given.wa_id, people)]
  if (!before || !to) return unknown('malformed: a new id without the one before', place)
  const at = timeOf(given.timestamp, 's')
  return {
    kind: 'moved',
    key: `moved:${before}:${to.id}`,
    profileKey: place.profileKey,
    lane: before,
    ...(at === undefined ? {} : { at }),
    from: { id: before, scope: 'channel' },
    to,
  }
}
