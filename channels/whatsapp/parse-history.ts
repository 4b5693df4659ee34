import { type Fields, fieldsOf, idOf, type Inbound, listOf, textOf } from '#channel'
import { contentOf } from './parse-content.ts'
import { readMessage } from './parse-message.ts'
import { peopleIn } from './people.ts'
import { type Place, type Talk, unknown } from './place.ts'

/** What was written in the app on the phone before the number came here, in chunks: kept, but it starts nothing. */
export function readHistory(value: Fields, place: Place): Inbound[] {
  const our = digitsIn(fieldsOf(value.metadata).display_phone_number)
  const talk: Talk = { ...place, people: peopleIn(value.contacts), isHistoric: true }
  const threads = listOf(value.history).flatMap(chunk => listOf(fieldsOf(chunk).threads))
  return [
    ...threads.flatMap(thread => readThread(fieldsOf(thread), our, talk)),
    ...listOf(value.messages).map(given => readFile(fieldsOf(given), talk)),
  ]
}

function readThread(thread: Fields, our: string, talk: Talk): Inbound[] {
  const customer = idOf(thread.id)
  return listOf(thread.messages).flatMap(given => {
    const said = fieldsOf(given)
    const isEcho = idOf(said.to) !== undefined || (our !== '' && digitsIn(said.from) === our)
    const known = isEcho ? { to: idOf(said.to) ?? customer } : { from: idOf(said.from) ?? customer }
    return readMessage({ ...said, ...known }, { ...talk, isEcho })
  })
}

/** The file behind a placeholder that came before, under the same id: it takes its place. */
function readFile(said: Fields, talk: Talk): Inbound {
  const [id, type] = [idOf(said.id), textOf(said.type)]
  if (!id || !type) return unknown('malformed: a file of history without id or type', talk)
  return {
    kind: 'edit',
    key: `file:${id}`,
    profileKey: talk.profileKey,
    lane: idOf(said.to_user_id) ?? idOf(said.to) ?? idOf(said.from_user_id) ?? idOf(said.from) ?? id,
    targetId: id,
    ...contentOf(type, said),
  }
}

const digitsIn = (value: unknown): string => (idOf(value) ?? '').replace(/\D/g, '')
