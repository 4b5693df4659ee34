import { join } from 'node:path'
import { openX, xBrand, xRestMs } from '../../test/vendors/x.ts'
import { xBytes } from '../../test/vendors/x-media.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { x } from './index.ts'
import { sign, signatureHeader } from './verify.ts'

const values = {
  consumerKey: 'a-consumer-key',
  consumerSecret: 'whole & "quoted" consumer secret',
  clientId: 'a-client-id',
  clientSecret: 'the client secret / of the case',
  refreshToken: 'refresh-first-of-the-case',
  accessToken: '',
  accessSecret: '',
  address: '',
}

const raw = (token: string) => ({
  body: Buffer.alloc(0),
  headers: {},
  query: new URLSearchParams({ crc_token: token }).toString(),
})

export const xCase: ChannelCase = {
  channel: x,
  values,
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, { consumerSecret = '' }) => ({
    body,
    query: '',
    headers: { [signatureHeader]: sign(body, consumerSecret) },
  }),
  handshakes: ({ consumerSecret = '' }) => [
    {
      raw: raw('challenge_abc123=='),
      hears: {
        status: 200,
        type: 'application/json',
        body: JSON.stringify({ response_token: sign('challenge_abc123==', consumerSecret) }),
      },
      // Who asks for a whole event to be signed could deliver it afterwards.
      forged: raw('{"data":{"event_type":"dm.received"}}'),
    },
  ],
  standIn: openStandIn,
  skips: [
    { case: 'verify.stale', reason: 'X signs no time; what is delivered again is known by its keys' },
    { case: 'send.twice', reason: 'X knows no id of ours; a lost answer is asked for, and then shown to a person' },
    { case: 'receipts.meet', reason: 'X tells up to when somebody has read, not which message' },
  ],
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const passes = { ...values }
  const vendor = await openX(passes, () => suiteNow)
  const { server, state } = vendor
  state.posts.push({ id: '2080000000000000002', author: '2222', text: 'Are you open?', at: suiteNow })
  const until = async (isSo: () => boolean) => {
    for (let count = server.requests.length; !isSo();) await server.heard(++count)
  }
  return {
    values: { ...given, address: vendor.address },
    restMs: xRestMs,
    requests: () =>
      vendor.asked().map(({ method, path, query, headers, body }) => {
        const asked = query.size > 0 ? `${path}?${query.toString()}` : path
        return { method, path: asked, headers, body: body ?? null }
      }),
    accepted: () => state.made,
    next: mood => server.next(mood),
    heard: count => until(() => vendor.asked().length >= count),
    receipt: () => Buffer.alloc(0),
    sent: () => [],
    close: server.close,
    bytesOf: ({ url }) => xBytes(url!.split('/').at(-1)!),
    subscribed: () => [...new Set(state.subscriptions.map(each => each.filter.user_id))],
    signIn: {
      registers: address => void vendor.passes.redirects.push(address),
      press: pressAt,
      holds: lent => lent.refreshToken === passes.refreshToken,
    },
    profile: {
      key: xBrand.id,
      text: () => vendor.profile.description,
      writes: description => void Object.assign(vendor.profile, { description }),
      rest: () => vendor.profile.location,
      changes: () => vendor.profile.changes,
    },
    posts: {
      profileKey: xBrand.id,
      there: () => state.posts.map(({ id }) => id),
      remove: id => void (state.posts = state.posts.filter(each => each.id !== id)),
    },
    person: { id: '3333', profileKey: xBrand.id, name: 'Olga' },
    async comes(count) {
      // Whoever listens from now on has to have heard what "now" is.
      await until(() => vendor.asked().some(({ path, query }) => path === '/2/dm_events' && !isOldQuestion(query)))
      return Array.from({ length: count }, (_, index) => {
        const isPublic = index % 2 === 0
        const { id } = vendor.writes({ text: `Hola ${index}`, visibility: isPublic ? 'public' : 'private' })
        return `${isPublic ? 'post' : 'dm'}:${id}`
      })
    },
    [Symbol.asyncDispose]: server.close,
  }
}

const isOldQuestion = (query: URLSearchParams) => query.get('dm_event.fields')?.includes('sender_id')
