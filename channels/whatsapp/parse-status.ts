import { type Author, fieldsOf, idOf, type Inbound, listOf, textOf, timeOf } from '#channel'
import { dialledIn, ourIdIn } from './correlation.ts'
import { faultIn } from './faults.ts'
import { laneOf, type People, personOf } from './people.ts'
import { type Place, unknown } from './place.ts'

const states = new Map<string, 'sent' | 'delivered' | 'read' | 'failed'>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
])

/** One element of `statuses`. That a message was `sent` is news only where the answer to sending it was lost. */
export function readStatus(given: unknown, people: People, place: Place): Inbound[] {
  const said = fieldsOf(given)
  if (said.type === 'call') return []
  const [id, status] = [idOf(said.id), textOf(said.status)]
  if (!id || !status) return [unknown('malformed: a status without id or state', place)]
  const isGroup = said.recipient_type === 'group'
  const person = isGroup
    ? personOf(said.recipient_participant_user_id, said.recipient_participant_id, people)
    : personOf(said.recipient_user_id, said.recipient_id, people)
  const at = timeOf(said.timestamp, 's')
  const lane = isGroup ? laneOf(idOf(said.recipient_id) ?? id, '') : (person?.id ?? id)
  const common = { profileKey: place.profileKey, lane, ...(at === undefined ? {} : { at }) }
  const moved = person ? movedBy(said.biz_opaque_callback_data, `${id}:${status}`, person, common) : []
  const state = states.get(status)
  const ourId = ourIdIn(textOf(said.biz_opaque_callback_data))
  if (state === 'sent' && !ourId) return moved
  if (!state) return [unknown(`status ${status}`, place)]
  const key = `status:${id}:${status}${isGroup && person ? `:${person.id}` : ''}`
  const from = isGroup && person ? { from: person } : {}
  const ours = ourId === undefined ? {} : { ourId }
  const receipt = { ...common, ...ours, ...from, ...reasonOf(state, said.errors), targetId: id, state }
  return [{ kind: 'receipt', key, ...receipt }, ...moved]
}

function reasonOf(state: string, errors: unknown): { code?: string; text?: string } {
  const [first] = listOf(errors)
  if (state !== 'failed' || first === undefined) return {}
  const { code, text } = faultIn(first)
  return { ...(code ? { code } : {}), ...(text ? { text } : {}) }
}

type Where = { profileKey: string; lane: string; at?: number }

/** We wrote to a number; the platform calls whoever has it otherwise (their id, or the number as it should be written). */
function movedBy(callback: unknown, event: string, to: Author, where: Where): Inbound[] {
  const dialled = dialledIn(textOf(callback))
  if (!dialled || dialled === to.id) return []
  const from: Author = { id: dialled, scope: 'channel' }
  return [{ kind: 'moved', key: `moved:${event}`, ...where, lane: dialled, from, to }]
}
