import type { Said } from '../../test/vendors/graph-talks.ts'
import type { Bubble, Deed, Hint, Person } from './phone-app.ts'
import { type Fields, fieldsIn, listIn, textIn } from './read-fields.ts'

/** What the private talks of Messenger and Instagram have in common. */

/** As Meta calls people; `number` is the person's. */
export const scopedId = ({ number }: Person): string => String(7_100_000_000 + number)

/** What a message of the brand's looks like. */
export function shownSaid({ id, person, at, message, replyTo }: Said, who: ReadonlyMap<string, string>): Bubble {
  const attachment = fieldsIn(message.attachment)
  const payload = fieldsIn(attachment.payload)
  const text = textIn(message.text) ?? textIn(payload.text)
  const url = textIn(payload.url)
  const choices = [...listIn(message.quick_replies), ...listIn(payload.buttons)].map(fieldsIn).map(choiceOf)
  return {
    ...{ id, person: who.get(person) ?? '', by: 'brand', at },
    ...(text ? { text } : {}),
    ...(replyTo ? { quoteOf: replyTo } : {}),
    ...(url ? { file: { ref: url, name: 'photo', type: attachment.type === 'image' ? 'image/*' : 'file/*' } } : {}),
    ...(choices.length > 0 ? { choices } : {}),
  }
}

const choiceOf = ({ payload, title, url }: Fields) => ({
  ...{ id: String(payload ?? url), label: String(title) },
  ...(textIn(url) ? { url: String(url) } : {}),
})

/** A bubble as the platform's own inbox had it. */
export const saidOf = (bubble: Bubble, people: readonly Person[]): Said => ({
  ...{ id: bubble.id, at: bubble.at, isOurs: bubble.by === 'brand', message: { text: bubble.text ?? '' } },
  person: scopedId(people.find(({ id }) => id === bubble.person)!),
})

export function hintOf(body: unknown, place: string, who: ReadonlyMap<string, string>): Hint | undefined {
  const { sender_action: action, recipient } = fieldsIn(body)
  const person = who.get(String(fieldsIn(recipient).id))
  if (!person) return undefined
  if (action === 'typing_on') return { kind: 'typing', person }
  return action === 'mark_seen' ? { kind: 'read-all', place, person } : undefined
}

/** Reactions of the brand, the last on each message. */
export const reactionsIn = (actions: readonly Fields[]): ({ id: string } & Partial<Bubble>)[] =>
  actions.flatMap(({ sender_action: action, payload }) => {
    const { message_id: id, reaction } = fieldsIn(payload)
    if (typeof id !== 'string') return []
    const emoji = reaction === 'love' ? '❤️' : textIn(reaction)
    return [{ id, reactions: action === 'react' && emoji ? { brand: emoji } : {} }]
  })

/** What a person has just written, as they see it themselves. */
export function written(
  deed: Extract<Deed, { deed: 'say' | 'press' }>,
  person: Person,
  id: string,
  at: number,
): Bubble {
  const common: Bubble = { id, person: person.id, by: 'person', at }
  if (deed.deed === 'press') return { ...common, text: deed.choice.label }
  return {
    ...common,
    ...(deed.text ? { text: deed.text } : {}),
    ...(deed.quoteOf ? { quoteOf: deed.quoteOf } : {}),
    ...(deed.file ? { file: { ref: id, name: deed.file.name, type: deed.file.type } } : {}),
  }
}
