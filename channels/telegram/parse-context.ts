import { type Fields, fieldsOf, idOf, isFields, type Part, present, textOf } from '#channel'
import { nameIn } from './author.ts'
import { nameOf, placeIn } from './place.ts'
import { story } from './parse-things.ts'

/** The name of the message that this one answers; what opens a topic is answered by everything in it, and does not count. */
export function quotedIn(message: Fields): string | undefined {
  const target = fieldsOf(message.reply_to_message)
  const id = idOf(target.message_id)
  const place = placeIn(message)
  if (id === undefined || !place || target.is_automatic_forward === true) return undefined
  const opensTopic =
    isFields(target.forum_topic_created) ||
    (message.is_topic_message === true && id === idOf(message.message_thread_id))
  return opensTopic ? undefined : nameOf(place, id)
}

/** What it stands under or points to: the post commented, the words picked out, who wrote what was passed on. */
export function contextOf(message: Fields): Part[] {
  const {
    reply_to_message: target,
    external_reply: other,
    reply_to_story: told,
    quote,
    forward_origin: origin,
  } = message
  const commented = fieldsOf(target).is_automatic_forward === true ? [commentedPost(fieldsOf(target))] : []
  const elsewhere = isFields(other) ? [post(fieldsOf(other.origin), textOf(fieldsOf(quote).text))] : []
  const picked = textOf(fieldsOf(quote).text)
  const words: Part[] =
    elsewhere.length === 0 && picked !== undefined
      ? [{ kind: 'post', ...present({ id: quotedIn(message), author: nameIn(fieldsOf(target).from), text: picked }) }]
      : []
  return [
    ...commented,
    ...elsewhere,
    ...words,
    ...(isFields(told) ? [story(told)] : []),
    ...(isFields(origin) ? [post(origin)] : []),
  ]
}

function commentedPost(target: Fields): Part {
  const text = textOf(target.text) ?? textOf(target.caption)
  const origin = fieldsOf(target.forward_origin)
  return { ...post({ ...origin, chat: origin.chat ?? target.sender_chat }), ...present({ text }) } as Part
}

/** Where something comes from: a person, somebody who hides, a group, a channel. */
function post(origin: Fields, text?: string): Part {
  const chat = fieldsOf(origin.chat ?? origin.sender_chat)
  const username = textOf(chat.username)
  const id = idOf(origin.message_id)
  return {
    kind: 'post',
    ...present({
      id: id && idOf(chat.id) ? `${idOf(chat.id)}:${id}` : undefined,
      author: nameIn(chat) ?? nameIn(origin.sender_user) ?? textOf(origin.sender_user_name),
      text,
      url: username && id ? `https://t.me/${username}/${id}` : undefined,
    }),
  }
}
