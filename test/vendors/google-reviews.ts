import { randomBytes } from 'node:crypto'
import type { Mood } from '../../channels/suite/index.ts'
import { answerLocation, type GoogleLocation, newGoogleLocation } from './google-location.ts'
import { openSignInPage, type SignInPage } from './sign-in-page.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

export const googleRestMs = 7000
export const googleLocation = 'accounts/11/locations/22'
const locations = [googleLocation, 'accounts/11/locations/33']

export type GoogleReview = {
  name: string
  reviewId: string
  reviewer: { displayName: string; isAnonymous: boolean }
  starRating: string
  comment?: string
  createTime: string
  updateTime: string
  reviewReply?: { comment: string; updateTime: string; reviewReplyState: string }
}

type Passes = { clientId: string; clientSecret: string; refreshToken: string }
/** What its locations are called; ids of reviews go on from `from`. */
type Options = { title?: string; from?: number }

export type GoogleVendor = AsyncDisposable & {
  server: VendorServer
  reviews: Map<string, GoogleReview>
  /** Somebody writes a review; the push that Google would send (its token is not made here), and the review. */
  writes(said: { location?: string; text?: string; stars?: string; by?: string }): GoogleReview & { push: string }
  /** Somebody changes a review. */
  rewrites(name: string, text: string): void
  /** The answer is let through, or not: the body of the pull that would tell it. */
  settles(replyId: string, state?: 'APPROVED' | 'REJECTED'): string
  /** Bodies that were told before the answer (mood `receipt-first`). */
  told: string[]
  /** Ids of the answers that stand now and came through the API. */
  made(): string[]
  subscribed(): string[]
  /** What stands of the first location. */
  location: GoogleLocation
  asked(): Seen[]
  /** What holds now. */
  passes: Readonly<Passes>
  /** The return addresses that the app has registered. */
  redirects: string[]
  /** In Google's window a person may leave out what is asked for. */
  withholds: { scope: boolean }
}

/** Google Business Profile as its documents describe it: every host is a folder here. */
export async function openGoogle(
  passes: Passes,
  now: () => number = Date.now,
  { title = 'Acme', from: start = 0 }: Options = {},
): Promise<GoogleVendor> {
  const reviews = new Map<string, GoogleReview>()
  const settings = new Map<string, { pubsubTopic?: string; notificationTypes?: string[] }>()
  const madeBy = new Set<string>()
  const told: string[] = []
  const place = newGoogleLocation(`${title} 22`)
  const redirects: string[] = []
  const withholds = { scope: false }
  const scopes = ['https://www.googleapis.com/auth/business.manage', 'openid']
  const redirectsOf = (clientId: string) => (clientId === passes.clientId ? redirects : undefined)
  const signIn = openSignInPage({ title: 'Sign in with Google', redirectsOf, scopes })
  let access = ''
  let count = 0
  const time = () => new Date(now() + count++).toISOString()
  const idOfReply = ({ name, reviewReply }: GoogleReview) => `${name}/reply@${Date.parse(reviewReply!.updateTime)}`

  const add = (location: string, text: string | undefined, stars: string, displayName: string): GoogleReview => {
    const at = time()
    const reviewId = `AbFv${start + reviews.size + 1}`
    const review: GoogleReview = {
      name: `${location}/reviews/${reviewId}`,
      reviewId,
      reviewer: { displayName, isAnonymous: false },
      starRating: stars,
      ...(text ? { comment: text } : {}),
      createTime: at,
      updateTime: at,
    }
    reviews.set(review.name, review)
    return review
  }
  add(googleLocation, 'Slow service.', 'TWO', 'Nora K')

  const settles = (replyId: string, state: 'APPROVED' | 'REJECTED' = 'APPROVED') => {
    const review = reviews.get(replyId.split('/reply')[0]!)!
    review.reviewReply!.reviewReplyState = state
    const location = review.name.split('/reviews/')[0]
    return JSON.stringify({ location, after: now() * 2, settled: [review.name], reviews: [review] })
  }

  const server = await openVendorServer((seen, mood) => {
    const [, host = '', ...rest] = seen.path.split('/')
    const path = rest.join('/')
    if (host === 'accounts.google.com' && path === 'o/oauth2/v2/auth') return signIn.answer(seen)
    if (host === 'oauth2.googleapis.com') {
      const lent = lend(seen, passes, signIn, withholds)
      access = (lent.body as { access_token?: string }).access_token ?? access
      return lent
    }
    if (host === 'lh3.googleusercontent.com') {
      if (path.endsWith('-gone')) return { status: 404 }
      return { status: 200, body: googleBytes(`https://${host}/${path}`) }
    }
    const refused = moodAnswer(seen, mood, passes)
    if (refused) return refused
    if (!access || seen.headers.authorization !== `Bearer ${access}`)
      return fault(401, 'UNAUTHENTICATED', 'Invalid credentials')
    if (host === 'mybusinessaccountmanagement.googleapis.com' && path === 'v1/accounts')
      return { status: 200, body: { accounts: [{ name: 'accounts/11', accountName: 'Acme', type: 'LOCATION_GROUP' }] } }
    if (host === 'mybusinessbusinessinformation.googleapis.com' && path === 'v1/locations/22')
      return answerLocation(seen, 'locations/22', place)
    if (host === 'mybusinessbusinessinformation.googleapis.com') return listLocations(seen, path, title)
    if (host === 'mybusinessnotifications.googleapis.com') return setting(seen, path, settings)
    if (host !== 'mybusiness.googleapis.com') return fault(404, 'NOT_FOUND', host)
    const answer = aboutReviews(seen, path.replace(/^v4\//, ''), reviews, { time, madeBy })
    if (mood === 'receipt-first') {
      const review = [...reviews.values()].find(each => madeBy.has(each.name) && each.reviewReply)
      if (review) told.push(settles(idOfReply(review)))
    }
    return answer
  }, isToken)

  return {
    server,
    reviews,
    told,
    location: place,
    settles,
    ...{ redirects, withholds, passes },
    writes({ location = googleLocation, text, stars = 'FIVE', by = 'Marta I' }) {
      const review = add(location, text, stars, by)
      const hint = { notificationType: 'NEW_REVIEW', reviewName: review.name, locationName: location }
      const message = {
        data: Buffer.from(JSON.stringify(hint)).toString('base64'),
        messageId: String(count),
        publishTime: time(),
      }
      return { ...review, push: JSON.stringify({ message, subscription: 'projects/acme/subscriptions/reviews' }) }
    },
    rewrites(name, text) {
      const review = reviews.get(name)!
      review.comment = text
      review.updateTime = time()
    },
    made: () => [...reviews.values()].filter(each => madeBy.has(each.name) && each.reviewReply).map(idOfReply),
    subscribed: () =>
      locations.filter(each => settings.get(each.split('/locations')[0]!)?.notificationTypes?.includes('NEW_REVIEW')),
    asked: () => server.requests.filter(seen => !isToken(seen)),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

export const googleBytes = (url: string): Buffer => Buffer.from(`the bytes of ${url}`)

const isToken = ({ path }: Seen) => /^\/(?:oauth2\.googleapis|accounts\.google)\.com\//.test(path)

const fault = (code: number, status: string, message: string, details: object[] = []): Answer => ({
  status: code,
  body: { error: { code, message, status, details } },
})

function lend({ body }: Seen, passes: Passes, signIn: SignInPage, withholds: GoogleVendor['withholds']): Answer {
  const form = body as Record<string, string>
  const isKnown = form.client_id === passes.clientId && form.client_secret === passes.clientSecret
  if (!isKnown) return { status: 401, body: { error: 'invalid_client', error_description: 'Unauthorized' } }
  const lent = { access_token: `ya29.${form.client_id?.length}-lent`, expires_in: 3599, token_type: 'Bearer' }
  if (form.grant_type === 'authorization_code') {
    const consent = signIn.take(form, passes.clientId)
    if (!consent) return { status: 400, body: { error: 'invalid_grant', error_description: 'Malformed auth code.' } }
    const scope = withholds.scope ? 'openid' : consent.scope
    const isOffline = consent.asked.get('access_type') === 'offline' && consent.asked.get('prompt') === 'consent'
    if (!isOffline) return { status: 200, body: { ...lent, scope } }
    passes.refreshToken = `1//${randomBytes(12).toString('base64url')}`
    return { status: 200, body: { ...lent, scope, refresh_token: passes.refreshToken } }
  }
  if (form.grant_type !== 'refresh_token' || form.refresh_token !== passes.refreshToken)
    return { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } }
  return { status: 200, body: lent }
}

function moodAnswer(seen: Seen, mood: Mood | 'well', passes: Passes): Answer | undefined {
  if (mood === 'throttles') {
    const info = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${googleRestMs / 1000}s` }
    return fault(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded', [info])
  }
  if (mood === 'refuses') return fault(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.')
  if (mood === 'fails') return fault(503, 'UNAVAILABLE', 'The service is currently unavailable.')
  if (mood === 'distrusts') return fault(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
  if (mood !== 'echoes') return undefined
  return fault(400, 'INVALID_ARGUMENT', `${JSON.stringify(seen.headers)} ${JSON.stringify(passes)}`)
}

function listLocations({ query }: Seen, path: string, title: string): Answer {
  if (!query.get('readMask')) return fault(400, 'INVALID_ARGUMENT', 'readMask is required')
  const found = locations.filter(each => path === `v1/${each.split('/locations')[0]}/locations`)
  const shown = found.map(each => ({
    name: each.slice('accounts/11/'.length),
    title: `${title} ${each.at(-1)}`,
    storeCode: `S${each.at(-1)}`,
  }))
  return { status: 200, body: { locations: shown } }
}

function setting(
  { method, query, body }: Seen,
  path: string,
  settings: Map<string, { pubsubTopic?: string; notificationTypes?: string[] }>,
): Answer {
  const [, account] = /^v1\/(accounts\/[^/]+)\/notificationSetting$/.exec(path) ?? []
  if (!account) return fault(404, 'NOT_FOUND', path)
  if (method === 'PATCH') {
    const json = body as { name?: string; pubsubTopic?: string; notificationTypes?: string[] }
    if (json.name !== `${account}/notificationSetting` || query.get('updateMask') !== 'pubsubTopic,notificationTypes')
      return fault(400, 'INVALID_ARGUMENT', 'name or updateMask')
    settings.set(account, json)
  }
  return { status: 200, body: { name: `${account}/notificationSetting`, ...settings.get(account) } }
}

type Means = { time: () => string; madeBy: Set<string> }

function aboutReviews(seen: Seen, path: string, reviews: Map<string, GoogleReview>, { time, madeBy }: Means): Answer {
  const [, location] = /^(accounts\/\d+\/locations\/\d+)\/reviews$/.exec(path) ?? []
  if (location)
    return locations.includes(location) ? listed(location, seen.query, reviews) : fault(404, 'NOT_FOUND', location)
  const review = reviews.get(path.replace(/\/reply$/, ''))
  if (!review) return fault(404, 'NOT_FOUND', 'Requested entity was not found.')
  if (!path.endsWith('/reply')) return { status: 200, body: review }
  if (seen.method === 'DELETE') {
    if (!review.reviewReply) return fault(404, 'NOT_FOUND', 'There is no reply.')
    delete review.reviewReply
    return { status: 200, body: {} }
  }
  const { comment, ...others } = seen.body as { comment?: string }
  if (seen.method !== 'PUT' || Object.keys(others).length > 0 || !comment)
    return fault(400, 'INVALID_ARGUMENT', 'comment')
  if (Buffer.byteLength(comment) > 4096) return fault(400, 'INVALID_ARGUMENT', 'The reply is longer than 4096 bytes.')
  // The same words again change nothing.
  if (review.reviewReply?.comment !== comment)
    review.reviewReply = { comment, updateTime: time(), reviewReplyState: 'PENDING' }
  madeBy.add(review.name)
  return { status: 200, body: { comment, updateTime: review.reviewReply.updateTime } }
}

function listed(location: string, query: URLSearchParams, reviews: Map<string, GoogleReview>): Answer {
  const size = Number(query.get('pageSize') ?? 50)
  if (size > 50 || query.get('orderBy') !== 'updateTime desc')
    return fault(400, 'INVALID_ARGUMENT', 'pageSize or orderBy')
  const start = Number(query.get('pageToken') ?? 0)
  const all = [...reviews.values()]
    .filter(each => each.name.startsWith(`${location}/`))
    .toSorted((a, b) => Date.parse(b.updateTime) - Date.parse(a.updateTime))
  const more = start + size < all.length ? { nextPageToken: String(start + size) } : {}
  const page = all.slice(start, start + size)
  return {
    status: 200,
    body: page.length === 0 ? {} : { reviews: page, averageRating: 4.1, totalReviewCount: all.length, ...more },
  }
}
