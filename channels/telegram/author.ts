import { type Author, type Fields, fieldsOf, idOf, isFields, present, textOf } from '#channel'

/** A person or a chat that speaks for itself (a channel, an anonymous administrator). Ids hold for all bots alike. */
export function authorOf(value: unknown): Author | undefined {
  const from = fieldsOf(value)
  const id = idOf(from.id)
  if (id === undefined) return undefined
  const username = textOf(from.username)
  return {
    id,
    scope: 'channel',
    ...present({
      name: nameOf(from),
      handle: username && `@${username}`,
      language: textOf(from.language_code),
    }),
  }
}

const nameOf = (from: Fields): string | undefined =>
  textOf(from.title) ??
  textOf([textOf(from.first_name), textOf(from.last_name)].filter(name => name !== undefined).join(' '))

export const nameIn = (value: unknown): string | undefined => nameOf(fieldsOf(value))

/** Who wrote a message; `echo` when the owner of a business account wrote to their customer. */
export function writerOf(message: Fields): { from: Author; echo?: true; automatic?: true } | undefined {
  if (isFields(message.sender_chat)) return writer(authorOf(message.sender_chat))
  const sender = fieldsOf(message.from)
  const chat = fieldsOf(message.chat)
  if (textOf(message.business_connection_id) && idOf(sender.id) !== idOf(chat.id)) {
    const customer = authorOf(chat)
    return customer && { from: customer, echo: true }
  }
  const found = writer(authorOf(sender))
  if (!found) return undefined
  return sender.is_bot === true ? { ...found, automatic: true } : withPhone(found, message)
}

const writer = (from: Author | undefined) => from && { from }

/** A number counts as theirs only when it is the sender's own card. */
function withPhone(found: { from: Author }, message: Fields): { from: Author } {
  const { phone_number: number, user_id: owner } = fieldsOf(message.contact)
  const phone = textOf(number)
  if (phone === undefined || idOf(owner) !== found.from.id) return found
  return { from: { ...found.from, facts: { phone: phone.startsWith('+') ? phone : `+${phone}` } } }
}
