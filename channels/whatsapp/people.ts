import { type Author, type Fields, fieldsOf, idOf, listOf, textOf } from '#channel'

/** What a webhook says of the people in it, by each of their ids. */
export type People = ReadonlyMap<string, Fields>

export function peopleIn(contacts: unknown): People {
  const people = new Map<string, Fields>()
  for (const each of listOf(contacts)) {
    const told = fieldsOf(each)
    for (const id of [idOf(told.user_id), idOf(told.wa_id)]) if (id) people.set(id, told)
  }
  return people
}

/**
 * The person with these ids. The business-scoped id comes first: it stays when a username hides the number. Both are the
 * same for all numbers of the brand.
 */
export function personOf(userId: unknown, phone: unknown, people: People): Author | undefined {
  const [scoped, number] = [idOf(userId), idOf(phone)]
  const told = people.get(scoped ?? '') ?? people.get(number ?? '')
  const digits = number ?? idOf(told?.wa_id)
  const id = scoped ?? idOf(told?.user_id) ?? digits
  if (!id) return undefined
  const profile = fieldsOf(told?.profile)
  const [name, username] = [textOf(profile.name), textOf(profile.username)]
  const author: Author = { id, scope: 'channel' }
  if (name) author.name = name
  if (username) author.handle = `@${username}`
  if (digits && isPhone(digits)) author.facts = { phone: `+${digits}` }
  return author
}

/** Digits without a plus, as WhatsApp writes them. */
export const isPhone = (id: string): boolean => /^\d{5,20}$/.test(id)

const groupMark = 'group:'

/** A group is a thread of its own; everything else is the thread with the person. */
export const laneOf = (group: string | undefined, person: string): string =>
  group === undefined ? person : groupMark + group

export const groupIn = (lane: string): string | undefined =>
  lane.startsWith(groupMark) ? lane.slice(groupMark.length) : undefined
