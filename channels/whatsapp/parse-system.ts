import { type Author, type Fields, fieldsOf, idOf, type Inbound, textOf, timeOf } from '#channel'
import { personOf } from './people.ts'
import { type Talk, unknown } from './place.ts'

const moves = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id'])

/** Somebody has another number, another id, or both; undefined when the notice is something else. */
export function readSystem(id: string, said: Fields, talk: Talk): Inbound[] | undefined {
  const system = fieldsOf(said.system)
  if (!moves.has(textOf(system.type) ?? '')) return undefined
  const isNewNumber = system.type !== 'user_changed_user_id'
  const phone = isNewNumber ? (idOf(system.wa_id) ?? idOf(system.new_wa_id)) : idOf(said.from)
  const to = personOf(system.user_id, phone, talk.people)
  const before = [idOf(system.previous_user_id), isNewNumber ? (idOf(said.from) ?? idOf(system.customer)) : undefined]
  const moved = to ? before.flatMap(from => (from && from !== to.id ? [movedOf(id, from, to, said, talk)] : [])) : []
  return moved.length > 0 ? moved : [unknown(`malformed: ${textOf(system.type)} ${id} from or to nobody`, talk)]
}

function movedOf(id: string, from: string, to: Author, said: Fields, talk: Talk): Inbound {
  const at = timeOf(said.timestamp, 's')
  return {
    kind: 'moved',
    key: `moved:${id}:${from}`,
    profileKey: talk.profileKey,
    lane: from,
    ...(at === undefined ? {} : { at }),
    from: { id: from, scope: 'channel' },
    to,
  }
}
