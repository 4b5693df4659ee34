/** What customers do in their app, as the updates that Telegram makes of it. Times are epoch milliseconds. */
export type TelegramPerson = { id: number; first_name: string; username?: string; language_code?: string }

type Update = Record<string, unknown> & { update_id: number }
type Said = { messageId: number; at: number; replyTo?: number }

export const marta: TelegramPerson = { id: 7501, first_name: 'Marta', username: 'marta_i', language_code: 'es' }

const seconds = (at: number) => Math.floor(at / 1000)

const chatOf = ({ language_code: _, ...person }: TelegramPerson) => ({ ...person, type: 'private' })
const senderOf = (person: TelegramPerson) => ({ ...person, is_bot: false })

const message = (person: TelegramPerson, { messageId, at, replyTo }: Said, content: object) => ({
  message_id: messageId,
  date: seconds(at),
  chat: chatOf(person),
  from: senderOf(person),
  ...(replyTo === undefined
    ? {}
    : { reply_to_message: { message_id: replyTo, date: seconds(at), chat: chatOf(person) } }),
  ...content,
})

const media = (fileId: string) => ({ file_id: fileId, file_unique_id: `u-${fileId}`, file_size: 1000 })

/** Everything that a private chat can bring, each as one update. */
export const telegramCustomer = {
  writes: (person: TelegramPerson, update: number, said: Said & { text: string }): Update => ({
    update_id: update,
    message: message(person, said, { text: said.text }),
  }),
  sendsPhoto: (person: TelegramPerson, update: number, said: Said & { fileId: string; caption?: string }): Update => ({
    update_id: update,
    message: message(person, said, {
      photo: [
        { ...media(`${said.fileId}-small`), width: 90, height: 67 },
        { ...media(said.fileId), width: 1280, height: 960 },
      ],
      ...(said.caption === undefined ? {} : { caption: said.caption }),
    }),
  }),
  sendsFile: (
    person: TelegramPerson,
    update: number,
    said: Said & { fileId: string; name: string; type: string },
  ): Update => ({
    update_id: update,
    message: message(person, said, { document: { ...media(said.fileId), file_name: said.name, mime_type: said.type } }),
  }),
  speaks: (person: TelegramPerson, update: number, said: Said & { fileId: string; duration: number }): Update => ({
    update_id: update,
    message: message(person, said, {
      voice: { ...media(said.fileId), duration: said.duration, mime_type: 'audio/ogg' },
    }),
  }),
  showsPlace: (
    person: TelegramPerson,
    update: number,
    said: Said & { latitude: number; longitude: number },
  ): Update => ({
    update_id: update,
    message: message(person, said, { location: { latitude: said.latitude, longitude: said.longitude } }),
  }),
  edits: (person: TelegramPerson, update: number, said: Said & { text: string }): Update => ({
    update_id: update,
    edited_message: { ...message(person, said, { text: said.text }), edit_date: seconds(said.at) },
  }),
  presses: (person: TelegramPerson, update: number, said: Said & { data: string }): Update => ({
    update_id: update,
    callback_query: {
      id: `press-${update}`,
      from: senderOf(person),
      message: message(person, said, {}),
      chat_instance: '-77',
      data: said.data,
    },
  }),
  reacts: (person: TelegramPerson, update: number, said: Said & { emoji: string | null }): Update => ({
    update_id: update,
    message_reaction: {
      chat: chatOf(person),
      message_id: said.messageId,
      user: senderOf(person),
      date: seconds(said.at),
      old_reaction: [],
      new_reaction: said.emoji === null ? [] : [{ type: 'emoji', emoji: said.emoji }],
    },
  }),
  blocks: (person: TelegramPerson, update: number, { at, isBlocked }: { at: number; isBlocked: boolean }): Update => ({
    update_id: update,
    my_chat_member: {
      chat: chatOf(person),
      from: senderOf(person),
      date: seconds(at),
      old_chat_member: { user: { id: 1, is_bot: true, first_name: 'Bot' }, status: isBlocked ? 'member' : 'kicked' },
      new_chat_member: { user: { id: 1, is_bot: true, first_name: 'Bot' }, status: isBlocked ? 'kicked' : 'member' },
    },
  }),
}
