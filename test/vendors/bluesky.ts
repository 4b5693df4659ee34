import type { Mood } from '../../channels/suite/index.ts'
import { chatMethods } from './bluesky-chat.ts'
import { openNetwork, type Person, type Writing } from './bluesky-network.ts'
import { bad } from './bluesky-records.ts'
import { repoMethods } from './bluesky-repo.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/**
 * A server of Bluesky's network with one account on it, that of the brand, and the parts of the app view and of the chat
 * that it passes requests on to, as the lexicons describe them.
 */
export type Bluesky = AsyncDisposable &
  Pick<VendorServer, 'address' | 'requests' | 'watch' | 'treat' | 'close'> & {
    next(...moods: Mood[]): void
    /** What changed or was meant to change something, sessions apart. */
    deeds(): Seen[]
    heardDeeds(count: number): Promise<void>
    /** Somebody writes in public; gives the address of the post. */
    writes(by: Person, what: Writing): string
    /** The brand writes in public, in its own app. */
    posts(what: Writing): string
    /** Somebody writes to the brand alone; gives the id of the message. */
    chats(by: Person, text: string): string
    network: ReturnType<typeof openNetwork>
    /** What the brand wrote, by its id there. */
    written(): string[]
    /** The access token has run out; `all`: the one to renew it too. */
    expire(all?: 'all'): void
    /** Sign-ins so far. */
    signIns(): number
    /** Resolves once somebody has asked for what is new in both places. */
    listened: Promise<void>
  }

export type Method = (seen: Seen) => Answer
type Options = { did?: string; handle?: string; name?: string; password: string; now?: () => number; mayChat?: boolean }

export const blueskyRestMs = 7000
const acmeDid = 'did:plc:acme2222222222222222222a'

const chatProxy = 'did:web:api.bsky.chat#bsky_chat'
const sessions = ['createSession', 'refreshSession'].map(name => `/xrpc/com.atproto.server.${name}`)
const isDeed = ({ method, path }: Seen) => method === 'POST' && !sessions.includes(path)

export async function openBluesky(options: Options): Promise<Bluesky> {
  const { did = acmeDid, handle = 'acme.example', name = 'Acme', password, now = Date.now, mayChat = true } = options
  const me: Person = { did, handle, displayName: name }
  const network = openNetwork(me, now)
  const state = { isDistrustful: false, access: 0, refresh: 0, signIns: 0, last: undefined as Mood | undefined }
  const asked = new Set<string>()
  const { promise: listened, resolve: isListening } = Promise.withResolvers<void>()
  const methods: Record<string, Method> = { ...repoMethods(network), ...chatMethods(network) }

  const tokens = () => ({
    accessJwt: `access.${state.access}`,
    refreshJwt: `refresh.${state.refresh}`,
    ...{ did: me.did, handle, active: true },
    didDoc: {
      id: me.did,
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: server.address }],
    },
  })
  const session = (seen: Seen): Answer => {
    if (seen.path.endsWith('refreshSession')) {
      if (seen.headers.authorization !== `Bearer refresh.${state.refresh}`)
        return bad('Token has expired', 'ExpiredToken')
    } else {
      const body = seen.body as { identifier?: string; password?: string } | undefined
      if (body?.identifier !== handle || body?.password !== password)
        return bad('Invalid identifier or password', 'AuthenticationRequired', 401)
      state.signIns++
    }
    state.access++
    state.refresh++
    return { status: 200, body: tokens() }
  }
  const tokenFault = ({ headers }: Seen): Answer | undefined => {
    const said = headers.authorization
    if (!said) return bad('Authentication Required', 'AuthMissing', 401)
    if (said === `Bearer access.${state.access}`) return undefined
    return /^Bearer access\.\d+$/.test(said)
      ? bad('Token has expired', 'ExpiredToken')
      : bad('Token could not be verified', 'InvalidToken')
  }
  const answer = (seen: Seen, mood: Mood | 'well'): Answer => {
    if (state.isDistrustful) return bad('Invalid identifier or password', 'AuthenticationRequired', 401)
    if (sessions.includes(seen.path)) return session(seen)
    const refused = tokenFault(seen) ?? moodAnswer(seen, mood, password, now)
    if (refused) return refused
    const nsid = seen.path.replace('/xrpc/', '')
    if (nsid.startsWith('chat.bsky.')) {
      if (seen.headers['atproto-proxy'] !== chatProxy) return bad('XRPC Not Supported', 'MethodNotImplemented', 501)
      if (!mayChat) return bad('Bad token method', 'InvalidToken')
    }
    if (nsid === 'com.atproto.server.getSession') return { status: 200, body: { did: me.did, handle, active: true } }
    const method = Object.hasOwn(methods, nsid) ? methods[nsid] : undefined
    if (!method) return bad('XRPC Not Supported', 'MethodNotImplemented', 501)
    asked.add(nsid)
    const isBoth =
      asked.has('app.bsky.notification.listNotifications') && (!mayChat || asked.has('chat.bsky.convo.getLog'))
    if (isBoth) isListening()
    return method(seen)
  }
  const isExempt = (seen: Seen) =>
    sessions.includes(seen.path) ||
    (state.last !== 'echoes' && (seen.method === 'GET' || seen.path.endsWith('acceptConvo')))
  const server = await openVendorServer(answer, isExempt)

  return {
    address: server.address,
    requests: server.requests,
    ...{ watch: server.watch, treat: server.treat },
    close: server.close,
    [Symbol.asyncDispose]: server.close,
    next(...moods) {
      state.last = moods.at(-1)
      if (moods.includes('distrusts')) state.isDistrustful = true
      else server.next(...moods)
    },
    deeds: () => server.requests.filter(isDeed),
    async heardDeeds(count) {
      for (
        let heard = 1;
        server.requests.filter(each => isDeed(each) && !each.path.endsWith('acceptConvo')).length < count;
        heard++
      )
        await server.heard(heard)
    },
    writes: (by, what) => network.post(by, what),
    posts: what => network.post(me, what),
    chats(by, text) {
      network.people.set(by.did, by)
      return network.say(network.convoWith(by.did), by.did, text).id
    },
    network,
    written: () => [
      ...[...network.records.keys()].filter(uri => uri.startsWith(`at://${me.did}/app.bsky.feed.post/`)),
      ...network.messages.filter(({ sender }) => sender === me.did).map(({ id }) => id),
    ],
    expire(all) {
      state.access++
      if (all) state.refresh++
    },
    signIns: () => state.signIns,
    listened,
  }
}

function moodAnswer(seen: Seen, mood: Mood | 'well', password: string, now: () => number): Answer | undefined {
  const reset = String(Math.floor(now() / 1000) + blueskyRestMs / 1000)
  if (mood === 'throttles')
    return {
      status: 429,
      headers: {
        'ratelimit-limit': '3000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': reset,
        'ratelimit-policy': '3000;w=300',
      },
      body: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
    }
  if (mood === 'refuses')
    return seen.path.includes('chat.bsky') ? bad('Convo is locked', 'ConvoLocked') : bad('Record is not valid')
  if (mood === 'fails') return bad('Upstream failure', 'UpstreamFailure', 502)
  if (mood === 'echoes')
    return bad(`Cannot read: ${password} ${JSON.stringify(seen.headers)} ${encodeURIComponent(password)}`)
  return undefined
}
