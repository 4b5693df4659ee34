import { type Fields, fieldsOf, idOf } from '#channel'

/**
 * Where something is said. A message's id is unique in its chat alone, and a business account sees chats of its own
 * under the same ids: both stand in what we call a lane and a message.
 */
export type Place = { chat: string; connection?: string; topic?: string; direct?: string }

/** `555`, a topic `-100200/7`, a channel's direct messages `-100200!9`; a business account's chats begin with `id@`. */
export function laneOf({ chat, connection, topic, direct }: Place): string {
  const owner = connection === undefined ? '' : `${connection}@`
  const end = topic === undefined ? '' : `/${topic}`
  return `${owner}${chat}${direct === undefined ? end : `!${direct}`}`
}

export function placeOf(lane: string): Place {
  const [, connection, chat = lane, sign, thread] = /^(?:(.*)@)?([^@]*?)(?:([/!])([^/!@]*))?$/s.exec(lane) ?? []
  return {
    chat,
    ...(connection === undefined ? {} : { connection }),
    ...(sign === '/' ? { topic: thread! } : {}),
    ...(sign === '!' ? { direct: thread! } : {}),
  }
}

/** The place of a message as Telegram writes it; undefined when it has no chat. */
export function placeIn(message: Fields): Place | undefined {
  const chat = idOf(fieldsOf(message.chat).id)
  if (chat === undefined) return undefined
  const connection = idOf(message.business_connection_id)
  const topic = message.is_topic_message === true ? idOf(message.message_thread_id) : undefined
  const direct = idOf(fieldsOf(message.direct_messages_topic).topic_id)
  return {
    chat,
    ...(connection === undefined ? {} : { connection }),
    ...(topic === undefined ? {} : { topic }),
    ...(direct === undefined ? {} : { direct }),
  }
}

/** What we call a message: `555:11`, of a business account `id@555:31`. */
export const nameOf = ({ chat, connection }: Place, messageId: string): string =>
  `${laneOf({ chat, ...(connection === undefined ? {} : { connection }) })}:${messageId}`

const isChat = /^-?\d{1,16}$/

/** The message behind its name; a pressed button (`press:…`) is none. */
export function messageOf(name: string): { place: Place; id: number } | undefined {
  const at = name.lastIndexOf(':')
  const id = Number(name.slice(at + 1))
  const place = placeOf(name.slice(0, Math.max(at, 0)))
  return isChat.test(place.chat) && Number.isSafeInteger(id) && id > 0 ? { place, id } : undefined
}

/** A chat as the API wants it: a number, or the name of a public channel. */
export const chatIdOf = (chat: string): number | string => (/^-?\d{1,15}$/.test(chat) ? Number(chat) : chat)
