import { createHmac } from 'node:crypto'
import type { Mood } from '../../channels/suite/index.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'
import { answerXHooks } from './x-hooks.ts'
import { answerXMedia } from './x-media.ts'
import { answerXProfile, newXProfile, shownOf, type XProfile } from './x-profile.ts'
import { problem, type XDirect, type XPost, type XState, xBrand } from './x-state.ts'
import { isTokenPath, openXPasses, type XPasses } from './x-passes.ts'
import { answerXWriting } from './x-writing.ts'

export { xBrand, type XState } from './x-state.ts'

export const xRestMs = 7000
const usual = [
  { id: '2222', username: 'nora_k', name: 'Nora' },
  { id: '3333', username: 'olga', name: 'Olga' },
]

export type XVendor = AsyncDisposable & {
  server: VendorServer
  address: string
  state: XState
  passes: ReturnType<typeof openXPasses>
  profile: XProfile
  /** A body with the header that X signs it with. */
  sign(body: string): { body: string; headers: Record<string, string> }
  /** Somebody writes: the body that X would deliver, signed. In public it is a mention of the brand, or an answer. */
  writes(said: { from?: string; text: string; visibility?: 'public' | 'private'; answers?: string }): {
    id: string
    body: string
    headers: Record<string, string>
  }
  /** Requests but those for tokens, forms as plain fields. */
  asked(): Seen[]
}

/** `people` are those it knows beside its own; ids go on from `from`; `brand` is what the brand's account is called. */
type Options = {
  people?: readonly { id: string; username: string; name: string }[]
  from?: number
  isNear?: boolean
  brand?: { username: string; name: string }
}

/** X as its documents describe it. */
export async function openX(
  given: XPasses,
  now: () => number = Date.now,
  { people = [], from: start = 0, isNear = false, brand = xBrand }: Options = {},
): Promise<XVendor> {
  const passes = openXPasses(given)
  const profile = newXProfile()
  let id = 2_090_000_000_000_000_100n + BigInt(start)
  const state: XState = {
    posts: [{ id: '2080000000000000001', author: xBrand.id, text: 'We are open', at: now() }],
    directs: [],
    made: [],
    hidden: new Set(),
    liked: new Set(),
    hooks: [],
    subscriptions: [],
    people: new Map([{ ...brand, id: xBrand.id }, ...usual, ...people].map(each => [each.id, each])),
    isNear,
    refused: new Set(),
    uploads: new Map(),
    nextId: () => String(id++),
    now,
  }
  const server: VendorServer = await openVendorServer((seen, mood) => {
    if (isTokenPath(seen)) return passes.lend(seen)
    const refused = moodAnswer(seen, mood, given, now())
    if (refused) return refused
    const open = /^\/(?:pbs|video)\.twimg\.com\//.test(seen.path)
    const isHook = isOfApp(seen)
    const isKnown = open || (isHook ? passes.isApp(seen) : passes.isAccount(seen, server.address))
    if (!isKnown) return problem(401, 'Unauthorized', 'Unauthorized')
    return (
      answerXHooks(seen, state) ??
      answerXMedia(seen, state) ??
      answerXWriting(seen, state) ??
      answerXProfile(seen, profile) ??
      answerReading(seen, state, profile) ??
      problem(404, 'Not Found', `No such path: ${seen.method} ${seen.path}`)
    )
  }, isTokenPath)
  const sign = (body: string) => ({
    body,
    headers: {
      'content-type': 'application/json',
      'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', given.consumerSecret).update(body).digest('base64')}`,
    },
  })
  return {
    server,
    address: server.address,
    state,
    passes,
    profile,
    sign,
    writes({ from = '2222', text, visibility = 'private', answers }) {
      const written = state.nextId()
      const at = now()
      if (visibility === 'public')
        state.posts.push({ id: written, author: from, text, at, ...(answers ? { answers } : {}) })
      else state.directs.push({ id: written, from, to: xBrand.id, text, at })
      return {
        id: written,
        ...sign(JSON.stringify(visibility === 'public' ? mention(state, written) : direct(state, written))),
      }
    },
    asked: () =>
      server.requests.filter(seen => !isTokenPath(seen)).map(seen => ({ ...seen, body: plainBody(seen.body) })),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

/** Hooks and what everybody may see are the app's affair. */
function isOfApp({ method, path, body }: Seen): boolean {
  if (path.startsWith('/2/webhooks')) return true
  if (path !== '/2/activity/subscriptions') return false
  const { event_type = '' } = (body ?? {}) as { event_type?: string }
  return method === 'GET' || /^post\.(?:create|delete)$/.test(event_type)
}

function moodAnswer(seen: Seen, mood: Mood | 'well', passes: XPasses, now: number): Answer | undefined {
  if (mood === 'throttles') {
    const reset = String(Math.ceil((now + xRestMs) / 1000))
    const answer = problem(429, 'Too Many Requests', 'Too Many Requests')
    const rates = { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset }
    return { ...answer, headers: { ...answer.headers, ...rates } }
  }
  if (mood === 'refuses') return problem(403, 'Forbidden', 'You cannot send messages to this user.')
  if (mood === 'fails') return { status: 503, body: 'Over capacity' }
  if (mood === 'distrusts') return problem(401, 'Unauthorized', 'Unauthorized')
  if (mood !== 'echoes') return undefined
  return problem(400, 'Invalid Request', `${JSON.stringify(seen.headers)} ${JSON.stringify(passes)}`)
}

const personOf = ({ people }: XState, id: string) => {
  const person = people.get(id)
  return person && { ...person, verified: false, public_metrics: { followers_count: 97 } }
}

const postShape = ({ id, author, text, at, answers }: XPost) => ({
  id,
  text,
  author_id: author,
  conversation_id: answers ?? id,
  created_at: new Date(at).toISOString(),
  edit_history_tweet_ids: [id],
  ...(answers ? { in_reply_to_user_id: xBrand.id, referenced_tweets: [{ type: 'replied_to', id: answers }] } : {}),
})

function mention(state: XState, id: string) {
  const post = state.posts.find(each => each.id === id)!
  const event_type = post.answers ? 'post.reply.create' : 'post.mention.create'
  const includes = { users: [personOf(state, post.author)] }
  return {
    data: { event_uuid: `-${id}`, filter: { user_id: xBrand.id }, event_type, payload: postShape(post), includes },
  }
}

function direct(state: XState, id: string) {
  const { from, to, text, at } = state.directs.find(each => each.id === id)!
  const message_create = { target: { recipient_id: to }, sender_id: from, message_data: { text } }
  const payload = {
    direct_message_events: [{ type: 'message_create', id, created_timestamp: String(at), message_create }],
    users: { [from]: { data: personOf(state, from) } },
  }
  return { data: { event_uuid: `-${id}`, filter: { user_id: xBrand.id }, event_type: 'dm.received', payload } }
}

function answerReading({ method, path, query }: Seen, state: XState, profile: XProfile): Answer | undefined {
  if (method !== 'GET') return undefined
  if (path === '/2/users/me') {
    const shown = shownOf(profile, query.get('user.fields') ?? '')
    return { status: 200, body: { data: { ...personOf(state, xBrand.id), ...shown } } }
  }
  if (path === '/2/tweets') return somePosts(state, query)
  const [, user, what] = /^\/2\/users\/(\d+)(?:\/(\w+))?$/.exec(path) ?? []
  if (user && !what) return aPerson(state, user)
  if (user && what === 'mentions') {
    const since = BigInt(query.get('since_id') ?? '0')
    return listed(
      state.posts.filter(each => each.author !== user && BigInt(each.id) > since).map(postShape),
      query,
      state,
    )
  }
  if (user && what === 'tweets')
    return listed(state.posts.filter(each => each.author === user).map(postShape), query, state)
  const [, other] = /^\/2\/dm_conversations\/with\/(\d+)\/dm_events$/.exec(path) ?? []
  if (!other && path !== '/2/dm_events') return undefined
  // As the newest description of the API has it: the sender is an expansion, and no field.
  if (path === '/2/dm_events' && query.get('dm_event.fields')?.includes('sender_id'))
    return problem(400, 'Invalid Request', 'One or more parameters to your request was invalid.')
  const found = state.directs.filter(each => !other || each.from === other || each.to === other)
  return listed(found.map(directShape), query, state)
}

/** At most a hundred; of those that are gone it says so beside the others. */
function somePosts({ posts }: XState, query: URLSearchParams): Answer {
  const ids = (query.get('ids') ?? '').split(',')
  if (ids.length > 100 || !ids.every(id => /^\d{1,19}$/.test(id)))
    return problem(400, 'Invalid Request', 'The `ids` query parameter value is not valid')
  const data = ids.flatMap(id => {
    const post = posts.find(each => each.id === id)
    return post ? [postShape(post)] : []
  })
  const errors = ids
    .filter(id => !data.some(each => each.id === id))
    .map(id => ({
      ...{ value: id, resource_id: id, parameter: 'ids', resource_type: 'tweet', title: 'Not Found Error' },
      ...{ detail: `Could not find tweet with ids: [${id}].`, type: 'https://api.x.com/2/problems/resource-not-found' },
    }))
  return { status: 200, body: { ...(data.length > 0 ? { data } : {}), ...(errors.length > 0 ? { errors } : {}) } }
}

const aPerson = (state: XState, id: string): Answer => {
  const data = personOf(state, id)
  const missing = { title: 'Not Found Error', type: 'https://api.x.com/2/problems/resource-not-found', detail: 'Gone' }
  return { status: 200, body: data ? { data } : { errors: [missing] } }
}

const directShape = ({ id, from, to, text, at }: XDirect) => ({
  id,
  event_type: 'MessageCreate',
  text,
  sender_id: from,
  dm_conversation_id: [from, to].toSorted((a, b) => Number(a) - Number(b)).join('-'),
  created_at: new Date(at).toISOString(),
})

/** Newest first, in pages. */
function listed(found: readonly { id: string }[], query: URLSearchParams, state: XState): Answer {
  const all = found.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
  const start = Number(query.get('pagination_token') ?? 0)
  const size = Number(query.get('max_results') ?? 10)
  const data = all.slice(start, start + size)
  const more = start + size < all.length ? { next_token: String(start + size) } : {}
  const meta = { result_count: data.length, ...more }
  const users = [...state.people.keys()].map(each => personOf(state, each))
  return { status: 200, body: data.length === 0 ? { meta } : { data, includes: { users }, meta } }
}

function plainBody(body: unknown): unknown {
  if (!(body instanceof FormData)) return body
  return Object.fromEntries(
    [...body].map(([key, value]) => [key, value instanceof File ? { name: value.name, size: value.size } : value]),
  )
}
