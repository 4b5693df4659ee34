import type { Mood } from '../../channels/suite/index.ts'
import { type Account, openPosts, type Posts, statusView, type Writing } from './mastodon-posts.ts'
import { readRoutes } from './mastodon-read.ts'
import { no, type Routes } from './mastodon-routes.ts'
import { openStream, type StreamServer } from './mastodon-stream.ts'
import { writeRoutes } from './mastodon-write.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/** A server of Mastodon's with the brand's account on it, and the stream of that account, as the documentation has them. */
export type Mastodon = AsyncDisposable &
  Pick<VendorServer, 'address' | 'requests' | 'close'> & {
    next(...moods: Mood[]): void
    /** What changed or was meant to change something. */
    deeds(): Seen[]
    heardDeeds(count: number): Promise<void>
    /** Somebody writes; gives the post's id. Whom it names is told at once, in the list and in the stream. */
    writes(by: Account, what: Writing): string
    /** The brand writes in another app. */
    posts(what: Writing): string
    /** A post gets other words, or goes. */
    edits(id: string, text: string): void
    deletes(id: string): void
    /** Ids of what the brand wrote. */
    written(): string[]
    kept: Posts
    stream: StreamServer
    /** How many looks it takes until files that come now are ready. */
    slowMedia(looks: number): void
    /** Resolves once somebody has asked for notifications. */
    listened: Promise<void>
  }

export const mastodonRestMs = 7000
export const acme: Account = { id: '1', username: 'acme', acct: 'acme', display_name: 'Acme' }

type Options = { token: string; now?: () => number; hasStream?: boolean; scopes?: string }

export async function openMastodon({
  token,
  now = Date.now,
  hasStream = true,
  scopes = 'read write push',
}: Options): Promise<Mastodon> {
  const kept = openPosts(acme, 'acme.social', now)
  const state = { isDistrustful: false, last: undefined as Mood | undefined, looks: 0 }
  const { promise: listened, resolve: isListening } = Promise.withResolvers<void>()
  const isKnown = (said: string | undefined) => hasStream && !state.isDistrustful && said === `Bearer ${token}`
  const stream = await openStream(isKnown)
  const routes: Routes = { ...readRoutes(kept, stream.address), ...writeRoutes(kept, () => state.looks) }
  const answer = (seen: Seen, mood: Mood | 'well'): Answer => {
    if (state.isDistrustful || seen.headers.authorization !== `Bearer ${token}`)
      return no(401, 'The access token is invalid')
    const refused = moodAnswer(seen, mood, token, now)
    if (refused) return refused
    if (seen.path === '/api/v1/notifications') {
      if (!scopes.includes('read')) return no(403, 'This action is outside the authorized scopes')
      isListening()
    }
    const [, prefix, id = '', rest = ''] =
      /^(\/api\/v[12]\/(?:statuses|media|accounts))\/(\d+)(\/\w+)?$/.exec(seen.path) ?? []
    const name = prefix ? `${prefix}/:id${rest}` : seen.path
    const route = routes[`${seen.method} ${name}`]
    return route ? route(seen, id) : no(404, 'Record not found')
  }
  const isExempt = ({ method, path }: Seen) => state.last !== 'echoes' && (method === 'GET' || path === '/api/v2/media')
  const server = await openVendorServer(answer, isExempt)
  const isDeed = ({ method }: Seen) => method !== 'GET'
  const close = async () => {
    await Promise.all([stream.close(), server.close()])
  }
  return {
    ...{ address: server.address, requests: server.requests, kept, stream, listened, close },
    [Symbol.asyncDispose]: close,
    next(...moods) {
      state.last = moods.at(-1)
      if (moods.includes('distrusts')) state.isDistrustful = true
      else server.next(...moods)
    },
    deeds: () => server.requests.filter(isDeed),
    async heardDeeds(count) {
      for (let heard = 1; server.requests.filter(isDeed).length < count; heard++) await server.heard(heard)
    },
    writes(by, what) {
      const before = kept.notifications.length
      const { id } = kept.post(by, what)
      const told = kept.notifications[before]
      if (told && !told.filtered) stream.emit('notification', JSON.stringify({ id: told.id, type: told.type }))
      return id
    },
    posts(what) {
      const status = kept.post(acme, what)
      stream.emit('update', JSON.stringify(statusView(kept, status)))
      return status.id
    },
    edits(id, text) {
      const status = kept.statuses.get(id)!
      Object.assign(status, { text, edited_at: kept.tick() })
      stream.emit('status.update', JSON.stringify(statusView(kept, status)))
    },
    deletes(id) {
      kept.statuses.delete(id)
      stream.emit('delete', id)
    },
    written: () => [...kept.statuses.values()].filter(({ account }) => account.id === acme.id).map(({ id }) => id),
    slowMedia(looks) {
      state.looks = looks
    },
  }
}

function moodAnswer(seen: Seen, mood: Mood | 'well', token: string, now: () => number): Answer | undefined {
  const reset = new Date(now() + mastodonRestMs).toISOString()
  if (mood === 'throttles')
    return {
      ...no(429, 'Too many requests'),
      headers: { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    }
  if (mood === 'refuses') return no(422, 'Validation failed: Text contains a blocked word')
  if (mood === 'fails') return no(503, 'Remote server could not be reached')
  if (mood === 'echoes')
    return no(422, `Cannot read: ${token} ${JSON.stringify(seen.headers)} ${encodeURIComponent(token)}`)
  return undefined
}
