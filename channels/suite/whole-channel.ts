import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Channel, channel, type Context, type Pulled } from '#channel'
import { apiCase } from '../api/case.ts'
import type { ChannelCase, StandIn } from './case.ts'
import { newProfile, publishWhole, vendorProfile, type WholeProfile, wholePublishes } from './whole-publishing.ts'
import { newDoor, vendorDoor, type WholeDoor, wholeSignIn } from './whole-signing-in.ts'

/** The API channel with all that it does not need itself: a place to pull from, accounts, people, media, a handshake. */
type Vendor = {
  events: number
  posts: Set<string>
  subscribed: Set<string>
  isDistrustful: boolean
  profile: WholeProfile
  door: WholeDoor
}

const vendors = new Map<string, Vendor>()
const vendorOf = ({ settings }: Context<unknown>): Vendor => {
  const vendor = vendors.get((settings as { target: string }).target)!
  if (vendor.isDistrustful) throw new Error('The vendor does not know us')
  return vendor
}

/** The profile at the vendor that these settings lead to. */
export const profileOf = ({ settings }: Pick<Context<unknown>, 'settings'>): WholeProfile =>
  vendors.get((settings as { target: string }).target)!.profile

const eventOf = (number: number) => ({
  type: 'message',
  id: `pulled-${number}`,
  at: 1_790_000_000_000,
  from: { id: 'marta' },
  thread: 'marta',
  text: 'Hola',
})
const bodyOf = (numbers: readonly number[]) => Buffer.from(JSON.stringify({ events: numbers.map(eventOf) }))
const keyOf = (number: number): string =>
  apiCase.channel.parse({ body: bodyOf([number]), headers: {}, query: '' }, {})[0]!.key

async function* listen(ctx: Context<unknown>, from?: string): AsyncIterable<Pulled> {
  let at = from === undefined ? vendorOf(ctx).events : Number(from)
  while (!ctx.signal.aborted) {
    const { events } = vendorOf(ctx)
    while (at < events) {
      at++
      yield { body: bodyOf([at]), headers: {}, query: '', cursor: String(at) }
    }
    await ctx.pause(1000)
  }
}

const picture = Buffer.from('the bytes of a picture')

const wholeChannel: Channel = channel({
  ...apiCase.channel,
  can: { ...apiCase.channel.can, publishes: wholePublishes },
  publish: (publication, ctx) => publishWhole(publication, ctx, profileOf(ctx)),
  answer: (raw, settings) => {
    const { secret } = settings as { secret: string }
    if (raw.query === '') return undefined
    const isVendor = new URLSearchParams(raw.query).get('token') === secret
    return isVendor
      ? { status: 200, type: 'text/plain', body: 'welcome' }
      : { status: 403, type: 'text/plain', body: '' }
  },
  media: async (ref, ctx) => {
    vendorOf(ctx)
    return ref.id === 'gone' ? new Response(null, { status: 404 }) : new Response(picture)
  },
  profiles: async ctx => {
    vendorOf(ctx)
    return [{ key: 'main', name: 'Urraca' }]
  },
  connect: async (ctx, keys) => {
    try {
      for (const key of keys) vendorOf(ctx).subscribed.add(key)
      return { state: 'good' }
    } catch {
      return { state: 'failing', code: 'refused' }
    }
  },
  signIn: wholeSignIn(settings => vendors.get((settings as { target: string }).target)!.door),
  gone: async (ids, _, ctx) => {
    const { posts } = vendorOf(ctx)
    return ids.filter(id => !posts.has(id))
  },
  person: async id => (id === 'p-1' ? { id, name: 'Marta Iborra' } : undefined),
  listen,
})

async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const client = await apiCase.standIn!(values)
  const { target } = client.values as { target: string }
  const vendor: Vendor = {
    events: 0,
    posts: new Set(['p-1', 'p-2', 'p-3']),
    subscribed: new Set(),
    isDistrustful: false,
    profile: newProfile(),
    door: newDoor(),
  }
  vendors.set(target, vendor)
  return {
    ...client,
    next(mood) {
      if (mood === 'distrusts') vendor.isDistrustful = true
      vendor.profile.moods = [mood]
      client.next(mood)
    },
    requests: () => [...client.requests(), ...vendor.profile.sent],
    profile: vendorProfile(vendor.profile),
    bytesOf: () => picture,
    subscribed: () => [...vendor.subscribed],
    signIn: vendorDoor(vendor.door),
    async close() {
      vendor.profile.isGone = true
      vendor.door.isGone = true
      await client.close()
    },
    person: { id: 'p-1', profileKey: 'main', name: 'Marta Iborra' },
    posts: {
      profileKey: 'main',
      there: () => [...vendor.posts],
      remove: id => void vendor.posts.delete(id),
    },
    async comes(count) {
      await wait()
      const first = vendor.events + 1
      vendor.events += count
      return Array.from({ length: count }, (_, index) => keyOf(first + index))
    },
    async [Symbol.asyncDispose]() {
      vendors.delete(target)
      await client[Symbol.asyncDispose]()
    },
  }
}

const raw = (query: string) => ({ body: Buffer.alloc(0), headers: {}, query })

export const wholeCase: ChannelCase = {
  ...apiCase,
  channel: wholeChannel,
  publications: join(import.meta.dirname, 'publications'),
  handshakes: ({ secret = '' }) => [
    {
      raw: raw(new URLSearchParams({ token: secret }).toString()),
      hears: { status: 200, type: 'text/plain', body: 'welcome' },
      forged: raw('token=other'),
    },
  ],
  standIn: openStandIn,
}
