import type { Mood } from '../../channels/suite/index.ts'
import { type Account, accountView, openPosts, type Posts, statusView, type Writing } from './mastodon-posts.ts'
import { type Apps, isAppPath, openApps } from './mastodon-apps.ts'
import { type AccountProfile, newAccountProfile, profileRoutes, withProfile } from './mastodon-profile.ts'
import { readRoutes } from './mastodon-read.ts'
import { no, type Routes } from './mastodon-routes.ts'
import { openStream, type StreamServer } from './mastodon-stream.ts'
import { writeRoutes } from './mastodon-write.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/** A server of Mastodon's with the brand's account on it, and the stream of that account, as the documentation has them. */
export type Mastodon = AsyncDisposable &
  Pick<VendorServer, 'address' | 'requests' | 'watch' | 'treat' | 'close'> & {
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
    profile: AccountProfile
    stream: StreamServer
    /** How many looks it takes until files that come now are ready. */
    slowMedia(looks: number): void
    /** Apps that were registered here, and what the account has let them do. */
    apps: Apps
    /** Resolves once somebody has asked for notifications. */
    listened: Promise<void>
  }

export const mastodonRestMs = 7000
export const acme: Account = { id: '1', username: 'acme', acct: 'acme', display_name: 'Acme' }

type Options = {
  token: string
  now?: () => number
  hasStream?: boolean
  scopes?: string
  brand?: Account
  host?: string
}

export async function openMastodon({
  token,
  now = Date.now,
  hasStream = true,
  scopes = 'read write push',
  brand = acme,
  host = 'acme.social',
}: Options): Promise<Mastodon> {
  const kept = openPosts(brand, host, now)
  const state = { isDistrustful: false, last: undefined as Mood | undefined, looks: 0 }
  const { promise: listened, resolve: isListening } = Promise.withResolvers<void>()
  const apps = openApps()
  const isOfAccount = (said = '') => said === `Bearer ${token}` || apps.holds(said.replace(/^Bearer /, ''))
  const isKnown = (said: string | undefined) => hasStream && !state.isDistrustful && isOfAccount(said)
  const stream = await openStream(isKnown)
  const profile = newAccountProfile()
  const itself = () => withProfile(accountView(brand, host), profile)
  const routes: Routes = {
    ...{ ...readRoutes(kept, stream.address), ...writeRoutes(kept, () => state.looks) },
    ...profileRoutes(profile, itself),
    'GET /api/v1/accounts/verify_credentials': () => ({ status: 200, body: itself() }),
  }
  const answer = (seen: Seen, mood: Mood | 'well'): Answer => {
    if (isAppPath(seen)) return apps.answer(seen)
    if (state.isDistrustful || !isOfAccount(seen.headers.authorization)) return no(401, 'The access token is invalid')
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
  const isExempt = (seen: Seen) =>
    isAppPath(seen) || (state.last !== 'echoes' && (seen.method === 'GET' || seen.path === '/api/v2/media'))
  const server = await openVendorServer(answer, isExempt)
  const isDeed = (seen: Seen) => seen.method !== 'GET' && !isAppPath(seen)
  const close = async () => {
    await Promise.all([stream.close(), server.close()])
  }
  return {
    ...{ watch: server.watch, treat: server.treat },
    ...{ address: server.address, requests: server.requests, kept, profile, stream, listened, close, apps },
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
      const status = kept.post(brand, what)
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
    written: () => [...kept.statuses.values()].filter(({ account }) => account.id === brand.id).map(({ id }) => id),
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
