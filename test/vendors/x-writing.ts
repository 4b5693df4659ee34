import type { Answer, Seen } from './vendor-server.ts'
import { problem, xBrand, type XState } from './x-state.ts'

/** Posts and direct messages that the brand writes, and what it does to others'. */
export function answerXWriting({ method, path, body }: Seen, state: XState): Answer | undefined {
  const json = (body ?? {}) as Record<string, unknown>
  if (method === 'POST' && path === '/2/tweets') return post(json, state)
  const [, to] = /^\/2\/dm_conversations\/with\/(\d+)\/messages$/.exec(path) ?? []
  if (method === 'POST' && to) return direct(to, json, state)
  const [, hidden] = /^\/2\/tweets\/(\d+)\/hidden$/.exec(path) ?? []
  if (method === 'PUT' && hidden) {
    if (typeof json.hidden !== 'boolean') return problem(400, 'Invalid Request', 'hidden')
    if (json.hidden) state.hidden.add(hidden)
    else state.hidden.delete(hidden)
    return { status: 200, body: { data: { hidden: json.hidden } } }
  }
  const [, deleted] = /^\/2\/tweets\/(\d+)$/.exec(path) ?? []
  if (method === 'DELETE' && deleted) {
    state.posts = state.posts.filter(each => each.id !== deleted)
    return { status: 200, body: { data: { deleted: true } } }
  }
  if (method === 'POST' && path === `/2/users/${xBrand.id}/likes`) {
    state.liked.add(String(json.tweet_id))
    return { status: 200, body: { data: { liked: true } } }
  }
  const [, unliked] = /^\/2\/users\/1111\/likes\/(\d+)$/.exec(path) ?? []
  if (method !== 'DELETE' || !unliked) return undefined
  state.liked.delete(unliked)
  return { status: 200, body: { data: { liked: false } } }
}

const fieldsOfPost = new Set(['text', 'reply', 'media', 'quote_tweet_id'])

function post(json: Record<string, unknown>, state: XState): Answer {
  const {
    text = '',
    reply,
    media,
  } = json as {
    text?: string
    reply?: { in_reply_to_tweet_id?: string }
    media?: { media_ids?: string[] }
  }
  const odd = Object.keys(json).find(key => !fieldsOfPost.has(key))
  if (odd || (text === '' && !media)) return problem(400, 'Invalid Request', `${odd ?? 'text'} is not allowed`)
  if (reply && !/^\d+$/.test(reply.in_reply_to_tweet_id ?? ''))
    return problem(400, 'Invalid Request', 'in_reply_to_tweet_id')
  const notReady = (media?.media_ids ?? []).some(id => !state.uploads.get(id)?.category.startsWith('tweet_'))
  if (notReady || (media?.media_ids?.length ?? 0) > 4)
    return problem(400, 'Invalid Request', 'Your media IDs are invalid.')
  if (state.posts.some(each => each.author === xBrand.id && each.text === text && state.made.includes(each.id)))
    return problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')
  const id = state.nextId()
  const answers = reply?.in_reply_to_tweet_id
  state.posts.push({ id, author: xBrand.id, text, at: state.now(), ...(answers ? { answers } : {}), body: json })
  state.made.push(id)
  return { status: 201, body: { data: { id, text } } }
}

function direct(to: string, json: Record<string, unknown>, state: XState): Answer {
  const { text = '', attachments = [] } = json as { text?: string; attachments?: { media_id?: string }[] }
  if (text === '' && attachments.length === 0) return problem(400, 'Invalid Request', 'text or attachments')
  if (text.length > 10_000 || attachments.length > 1) return problem(400, 'Invalid Request', 'too much')
  if (attachments.some(each => !state.uploads.get(each.media_id ?? '')?.category.startsWith('dm_')))
    return problem(400, 'Invalid Request', 'Your media IDs are invalid.')
  const id = state.nextId()
  state.directs.push({ id, from: xBrand.id, to, text, at: state.now(), body: json })
  state.made.push(id)
  return { status: 201, body: { data: { dm_conversation_id: `${xBrand.id}-${to}`, dm_event_id: id } } }
}
