import { generateKeyPairSync, sign as signBytes } from 'node:crypto'
import { join } from 'node:path'
import { googleBytes, googleLocation, googleRestMs, openGoogle } from '../../test/vendors/google-reviews.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { googleReviews } from './index.ts'
import { pullHeader } from './parse.ts'

const values = {
  clientId: '77.apps.googleusercontent.com',
  clientSecret: 'whole & "quoted" client secret',
  refreshToken: '1//the refresh token of the case',
  topic: 'projects/acme/topics/reviews',
  pushAccount: 'push@acme.iam.gserviceaccount.com',
  address: '',
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'case', alg: 'RS256', use: 'sig' })
const hook = 'https://brand.example/hooks/c-1'

function token(email: string, now: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = Math.floor(now / 1000)
  const claims = { iss: 'https://accounts.google.com', aud: hook, email, email_verified: true, iat, exp: iat + 3600 }
  const text = `${part({ alg: 'RS256', kid: 'case', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${signBytes('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}

export const googleReviewsCase: ChannelCase = {
  channel: googleReviews,
  values,
  keys: { case: jwk },
  fixtures: join(import.meta.dirname, 'fixtures'),
  // What the pull brings carries its mark; a push never does.
  sign: (body, { pushAccount = '' }, now) => ({
    body,
    query: '',
    address: hook,
    headers: {
      authorization: `Bearer ${token(pushAccount, now)}`,
      ...(Buffer.from(body).includes('"reviews"') ? { [pullHeader]: 'reviews' } : {}),
    },
  }),
  standIn: openStandIn,
  skips: [
    {
      case: 'verify.body',
      reason: 'the token speaks for the caller; a body is only a hint to look, and gives no event',
    },
    { case: 'verify.secret', reason: "pushes are signed with Google's own key; verify.test.ts tries another one" },
  ],
}

const brandsOwn = { openDay: 'SUNDAY', openTime: { hours: 11 }, closeDay: 'SUNDAY', closeTime: { hours: 14 } }

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openGoogle({ ...values }, () => suiteNow)
  const { server } = vendor
  const until = async (isSo: () => boolean) => {
    for (let count = server.requests.length; !isSo();) await server.heard(++count)
  }
  return {
    values: { ...given, address: server.address },
    restMs: googleRestMs,
    requests: () =>
      vendor.asked().map(({ method, path, headers, body }) => ({ method, path, headers, body: body ?? null })),
    accepted: () => vendor.made(),
    next: mood => server.next(mood),
    heard: count => until(() => vendor.asked().length >= count),
    receipt: externalId => Buffer.from(vendor.settles(externalId)),
    sent: () => vendor.told.map(body => Buffer.from(body)),
    close: server.close,
    bytesOf: ({ url }) => googleBytes(url!),
    subscribed: () => vendor.subscribed(),
    profile: {
      key: googleLocation,
      text: () => vendor.location.profile?.description ?? '',
      writes: description => void (vendor.location.profile = { description }),
      hours: () => vendor.location.regularHours?.periods ?? [],
      opens: () => void (vendor.location.regularHours = { periods: [brandsOwn] }),
      rest: () => [vendor.location.title, vendor.location.websiteUri],
      changes: () => vendor.location.changes,
    },
    posts: {
      profileKey: googleLocation,
      there: () =>
        [vendor.writes({ location: googleLocation, text: 'Muy bien' }).name, ...vendor.reviews.keys()].slice(-2),
      remove: name => void vendor.reviews.delete(name),
    },
    signIn: {
      registers: address => void vendor.redirects.push(address),
      press: pressAt,
      holds: lent => lent.refreshToken === vendor.passes.refreshToken,
    },
    async comes(count) {
      await until(() => vendor.asked().some(({ path }) => path.endsWith('/reviews')))
      return Array.from(
        { length: count },
        () => `review:${vendor.writes({ location: googleLocation, text: 'Muy bien' }).name}`,
      )
    },
    [Symbol.asyncDispose]: server.close,
  }
}
