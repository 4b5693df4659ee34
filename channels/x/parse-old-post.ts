import {
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  listOf,
  type Part,
  present,
  textOf,
  timeOf,
} from '#channel'
import { postEvents } from './parse-post.ts'
import { authorOf } from './people.ts'
import { mediaPart, type Odd, plainText } from './pieces.ts'

/** A post in the words of version 1.1. Only its `…_str` ids are whole. */
export function oldPostFrom(from: Fields, profileKey: string, odd: Odd): Inbound[] {
  const id = idOf(from.id_str)
  const writer = fieldsOf(from.user)
  const authorId = idOf(writer.id_str) ?? idOf(writer.id)
  if (!id || !authorId) return [odd('malformed: a post without id or author', profileKey)]
  if (isFields(from.retweeted_status)) return []
  const whole = isFields(from.extended_tweet) ? from.extended_tweet : from
  const media = listOf(fieldsOf(whole.extended_entities ?? whole.entities).media).map(each => mediaPart(fieldsOf(each)))
  const whom = idOf(from.in_reply_to_user_id_str)
  const handle = textOf(from.in_reply_to_screen_name)
  const text = textOf(whole.full_text) ?? textOf(from.full_text) ?? textOf(from.text)
  const quoted = quotedPart(from)
  return postEvents(
    {
      id,
      firstId: id,
      author: authorOf(authorId, writer),
      text: plainText(text, fieldsOf(whole.entities ?? from.entities), media.length > 0),
      at: timeOf(from.timestamp_ms, 'ms') ?? timeOf(from.created_at, 'iso'),
      answers: idOf(from.in_reply_to_status_id_str),
      answersWho: whom ? authorOf(whom, present({ screen_name: handle })) : undefined,
      quotes: idOf(from.quoted_status_id_str) ?? idOf(fieldsOf(from.quoted_status).id_str),
      parts: [...media, ...quoted],
    },
    profileKey,
  )
}

function quotedPart(from: Fields): Part[] {
  const post = fieldsOf(from.quoted_status)
  const id = idOf(from.quoted_status_id_str) ?? idOf(post.id_str)
  if (!id) return []
  const handle = textOf(fieldsOf(post.user).screen_name)
  const whole = isFields(post.extended_tweet) ? post.extended_tweet : post
  const text = plainText(textOf(whole.full_text) ?? textOf(post.text), fieldsOf(whole.entities), false)
  const url = `https://x.com/${handle ?? 'i/web'}/status/${id}`
  return [{ kind: 'post', id, url, ...present({ author: handle ? `@${handle}` : undefined, text }) }]
}
