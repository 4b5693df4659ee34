import type { Mood } from '../../channels/suite/index.ts'
import { faultsOfMessages } from './line-format.ts'
import { lineAccount } from './line-customer.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

type Fields = Record<string, unknown>

/** A message as its reader sees it. `to` is a person, a group or a room. */
export type LineMessage = { id: string; to: string; content: Fields }

/** The Messaging API of one channel, as its documents have it. What customers do is made with `lineCustomer`. */
export type Line = VendorServer & {
  messages: LineMessage[]
  /** Who sees three dots. */
  loading: string[]
  endpoint(): string | undefined
  /** Requests but for those for tokens. */
  calls(): Seen[]
  /** The bytes of a customer's message, by its id: those put there, else some. */
  files: Map<string, Uint8Array>
  bytesOf(id: string): Uint8Array
  /** Whether somebody has switched on "Use webhook" there. */
  useWebhook(isOn: boolean): void
  /** How many messages a month the plan has. */
  setQuota(most: number | undefined): void
  /** Who has blocked the account: LINE takes messages for them, and nobody sees them. */
  block(userId: string): void
  /** What came with a customer's message: for one answer to where it was written, for marking as read, for quoting. */
  lends(tokens: { reply?: string; to?: string; read?: string; quote?: string }): void
  /** Up to which messages somebody has read, by their tokens. */
  read: string[]
  /** Those by reply token: they cost nothing of the month. */
  free: LineMessage[]
  /** The tokens given out so far no longer count. */
  forgetTokens(): void
}

const noPeople: NonNullable<Options['people']> = new Map()

type State = {
  name: string
  people: NonNullable<Options['people']>
  channelId: string
  secret: string
  token: string
  issued: Set<string>
  messages: LineMessage[]
  loading: string[]
  read: string[]
  free: LineMessage[]
  lent: { replies: Map<string, string>; reads: Set<string>; quotes: Set<string> }
  files: Map<string, Uint8Array>
  accepted: Map<string, Fields>
  blocked: Set<string>
  preparing: Map<string, number>
  endpoint: string | undefined
  isActive: boolean
  quota: number | undefined
  isDistrustful: boolean
  count: number
}

const tokenPath = '/oauth2/v3/token'
const firstId = 461_230_966_842_064_897n

type Options = {
  channelId: string
  secret: string
  token?: string
  name?: string
  /** Friends of the account, by their ids. */
  people?: ReadonlyMap<string, { displayName: string; language: string }>
  /** Ids go on from here. */
  from?: number
}

export async function openLine(settings: Options): Promise<Line> {
  const state: State = {
    ...{ token: '', name: 'Urraca', people: noPeople, ...settings },
    ...{
      issued: new Set(),
      messages: [],
      loading: [],
      read: [],
      free: [],
      lent: { replies: new Map(), reads: new Set(), quotes: new Set() },
      files: new Map(),
      accepted: new Map(),
      blocked: new Set(),
      preparing: new Map(),
    },
    ...{ endpoint: undefined, isActive: true, quota: undefined, isDistrustful: false, count: settings.from ?? 0 },
  }
  const server = await openVendorServer(
    (seen, mood) => answer(state, seen, mood),
    seen => seen.path === tokenPath,
  )
  return Object.assign(server, {
    messages: state.messages,
    loading: state.loading,
    read: state.read,
    free: state.free,
    lends: (tokens: Parameters<Line['lends']>[0]) => lend(state, tokens),
    endpoint: () => state.endpoint,
    calls: () => server.requests.filter(each => each.path !== tokenPath),
    files: state.files,
    bytesOf: (id: string) => bytesOf(state, id),
    useWebhook: (isOn: boolean) => void (state.isActive = isOn),
    setQuota: (most: number | undefined) => void (state.quota = most),
    block: (userId: string) => void state.blocked.add(userId),
    forgetTokens: () => state.issued.clear(),
  })
}

function lend({ lent }: State, { reply, to = '', read, quote }: Parameters<Line['lends']>[0]): void {
  if (reply !== undefined) lent.replies.set(reply, to)
  if (read !== undefined) lent.reads.add(read)
  if (quote !== undefined) lent.quotes.add(quote)
}

const bytesOf = ({ files }: Pick<State, 'files'>, id: string): Uint8Array =>
  files.get(id) ?? Buffer.from(`the bytes of ${id}`)

const refused = (status: number, message: string, more: object = {}): Answer => ({ status, body: { message, ...more } })
const good = (body: object = {}, status = 200): Answer => ({
  status,
  headers: { 'x-line-request-id': '80ef0b05-0000-4000-8000-000000000000' },
  body,
})

function answer(state: State, seen: Seen, mood: Mood | 'well'): Answer {
  if (mood === 'distrusts') state.isDistrustful = true
  if (seen.path === tokenPath) return issue(state, seen)
  const said = seen.headers.authorization?.replace(/^Bearer /, '') ?? ''
  const isKnown = state.issued.has(said) || (state.token !== '' && said === state.token)
  if (state.isDistrustful || !isKnown)
    return refused(401, 'Authentication failed. Confirm that the access token in the authorization header is valid.')
  if (mood === 'throttles') return refused(429, 'The API rate limit has been exceeded. Try again later.')
  if (mood === 'refuses') return refused(400, 'Failed to send messages')
  if (mood === 'fails') return refused(500, 'Internal Server Error')
  if (mood === 'echoes')
    return refused(
      400,
      `Cannot read ${state.secret} ${JSON.stringify(seen.headers)} ${encodeURIComponent(state.secret)}`,
    )
  return route(state, seen)
}

function issue(state: State, { body, method }: Seen): Answer {
  const { grant_type: grant, client_id: id, client_secret: secret } = (body ?? {}) as Fields
  const isRight = grant === 'client_credentials' && id === state.channelId && secret === state.secret
  if (method !== 'POST' || !isRight || state.isDistrustful)
    return { status: 400, body: { error: 'invalid_request', error_description: 'invalid client' } }
  const token = `stateless-${++state.count}-${'x'.repeat(40)}`
  state.issued.add(token)
  return { status: 200, body: { token_type: 'Bearer', access_token: token, expires_in: 899 } }
}

function route(state: State, seen: Seen): Answer {
  const known = routes[`${seen.method} ${seen.path}`]
  if (known) return known(state, seen)
  const [, , , kind = '', id = '', what = '', more = ''] = seen.path.split('/')
  if (seen.method === 'GET' && kind === 'message' && what === 'content') return contentOf(state, id, more)
  if (seen.method === 'GET' && kind === 'profile') return profile(state, id)
  return refused(404, 'Not found')
}

const routes: Record<string, (state: State, seen: Seen) => Answer> = {
  'GET /v2/bot/info': ({ name }) =>
    good({
      userId: lineAccount,
      basicId: '@216urraca',
      displayName: name,
      pictureUrl: 'https://profile.line-scdn.net/urraca',
      chatMode: 'bot',
      markAsReadMode: 'manual',
    }),
  'GET /v2/bot/channel/webhook/endpoint': ({ endpoint, isActive }) =>
    endpoint === undefined ? refused(404, 'Not found') : good({ endpoint, active: isActive }),
  'PUT /v2/bot/channel/webhook/endpoint'(state, { body }) {
    const { endpoint } = (body ?? {}) as Fields
    if (typeof endpoint !== 'string' || !/^https:\/\/\S{1,490}$/.test(endpoint))
      return refused(400, 'Invalid webhook endpoint URL')
    state.endpoint = endpoint
    return good()
  },
  'GET /v2/bot/message/quota': ({ quota }) =>
    good(quota === undefined ? { type: 'none' } : { type: 'limited', value: quota }),
  'GET /v2/bot/message/quota/consumption': ({ messages, free }) => good({ totalUsage: messages.length - free.length }),
  'POST /v2/bot/message/push': push,
  'POST /v2/bot/message/reply': takeReply,
  'POST /v2/bot/chat/markAsRead'(state, { body }) {
    const { markAsReadToken: token } = (body ?? {}) as Fields
    if (typeof token !== 'string' || !state.lent.reads.has(token)) return refused(400, 'Invalid token')
    state.read.push(token)
    return good()
  },
  'POST /v2/bot/chat/loading/start'(state, { body }) {
    const { chatId, loadingSeconds: seconds } = (body ?? {}) as Fields
    if (typeof chatId !== 'string' || !/^U[0-9a-f]{32}$/.test(chatId)) return invalid('chatId')
    if (typeof seconds !== 'number' || seconds < 5 || seconds > 60 || seconds % 5 !== 0)
      return invalid('loadingSeconds')
    state.loading.push(chatId)
    return good({}, 202)
  },
}

const invalid = (property: string): Answer =>
  refused(400, 'The request body has 1 error(s)', { details: [{ message: 'invalid property', property }] })

const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function push(state: State, { body, headers, raw }: Seen): Answer {
  if (!headers['content-type']?.startsWith('application/json')) return refused(415, 'Unsupported Media Type')
  if (raw.length > 2 * 1024 * 1024) return refused(413, 'Payload Too Large')
  const { to, messages } = (body ?? {}) as Fields
  const key = headers['x-line-retry-key']
  if (key !== undefined && !isKey.test(key)) return refused(400, 'Invalid retry key')
  const before = key === undefined ? undefined : state.accepted.get(key)
  if (before)
    return {
      status: 409,
      headers: { 'x-line-accepted-request-id': '80ef0b05-0000-4000-8000-000000000000' },
      body: { message: 'The retry key is already accepted', ...before },
    }
  if (typeof to !== 'string' || !/^[UCR][0-9a-f]{32}$/.test(to)) return invalid('to')
  const faults = faultsIn(state, messages)
  if (faults) return faults
  if (state.quota !== undefined && state.messages.length - state.free.length >= state.quota)
    return refused(429, 'You have reached your monthly limit.')
  const sentMessages = lay(state, to, messages as Fields[]).map(({ id }) => ({ id, quoteToken: `q${id}` }))
  if (key !== undefined) state.accepted.set(key, { sentMessages })
  return good({ sentMessages })
}

/** A token serves once. There is no retry key here. */
function takeReply(state: State, { body, headers }: Seen): Answer {
  const { replyToken: token, messages, ...more } = (body ?? {}) as Fields
  if (headers['x-line-retry-key'] !== undefined || Object.keys(more).length > 0) return invalid('x-line-retry-key')
  const to = state.lent.replies.get(String(token))
  if (to === undefined) return refused(400, 'Invalid reply token')
  const faults = faultsIn(state, messages)
  if (faults) return faults
  state.lent.replies.delete(String(token))
  const laid = lay(state, to, messages as Fields[])
  state.free.push(...laid)
  return good({ sentMessages: laid.map(({ id }) => ({ id, quoteToken: `q${id}` })) })
}

function faultsIn({ lent }: State, messages: unknown): Answer | undefined {
  const faults = faultsOfMessages(messages)
  if (faults.length > 0) return refused(400, `The request body has ${faults.length} error(s)`, { details: faults })
  const at = (messages as Fields[]).findIndex(
    each => each.quoteToken !== undefined && !lent.quotes.has(String(each.quoteToken)),
  )
  return at < 0
    ? undefined
    : refused(400, 'The request body has 1 error(s)', {
        details: [{ message: 'Invalid quote token', property: `messages[${at}].quoteToken` }],
      })
}

/** Whoever has blocked the account doesn't see it. */
function lay(state: State, to: string, contents: readonly Fields[]): LineMessage[] {
  return contents.map(content => {
    const message = { id: String(firstId + BigInt(++state.count)), to, content }
    if (!state.blocked.has(to)) state.messages.push(message)
    state.lent.quotes.add(`q${message.id}`)
    return message
  })
}

/** Ids ending in 004 are films that take two looks to be ready, in 666 those that never are. */
function contentOf(state: State, id: string, more: string): Answer {
  const { preparing } = state
  if (id === 'gone') return refused(410, 'Gone')
  const looks = preparing.get(id) ?? 0
  const isReady = !id.endsWith('004') || looks >= 2
  if (more === 'transcoding') {
    preparing.set(id, looks + 1)
    return good({ status: id.endsWith('666') ? 'failed' : isReady ? 'succeeded' : 'processing' })
  }
  if (!isReady || id.endsWith('666')) return { status: 202 }
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytesOf(state, id) }
}

const profile = ({ people }: State, id: string): Answer =>
  people.has(id) ? good({ userId: id, ...people.get(id) }) : kenjiOr404(id)

const kenjiOr404 = (id: string): Answer =>
  id === 'U11111111111111111111111111111111'
    ? good({
        userId: id,
        displayName: '健二',
        pictureUrl: 'https://profile.line-scdn.net/kenji',
        statusMessage: '',
        language: 'ja',
      })
    : refused(404, 'Not found')
