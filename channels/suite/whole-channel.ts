import { setTimeout as wait } from 'node:timers/promises'
import { type Channel, channel, type Context, type Pulled } from '#channel'
import { apiCase } from '../api/case.ts'
import type { ChannelCase, StandIn } from './case.ts'

/** The API channel with all that it does not need itself: a place to pull from, accounts, people, media, a handshake. */
type Vendor = {
  events: number
  subscribed: Set<string>
  isDistrustful: boolean
}

const vendors = new Map<string, Vendor>()
const vendorOf = ({ settings }: Context<unknown>): Vendor => {
  const vendor = vendors.get((settings as { target: string }).target)!
  if (vendor.isDistrustful) throw new Error('The vendor does not know us')
  return vendor
}

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
  person: async id => (id === 'p-1' ? { id, name: 'Marta Iborra' } : undefined),
  listen,
})

async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const client = await apiCase.standIn!(values)
  const { target } = client.values as { target: string }
  const vendor: Vendor = { events: 0, subscribed: new Set(), isDistrustful: false }
  vendors.set(target, vendor)
  return {
    ...client,
    next(mood) {
      if (mood === 'distrusts') vendor.isDistrustful = true
      client.next(mood)
    },
    bytesOf: () => picture,
    subscribed: () => [...vendor.subscribed],
    person: { id: 'p-1', profileKey: 'main', name: 'Marta Iborra' },
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
  handshakes: ({ secret = '' }) => [
    {
      raw: raw(new URLSearchParams({ token: secret }).toString()),
      hears: { status: 200, type: 'text/plain', body: 'welcome' },
      forged: raw('token=other'),
    },
  ],
  standIn: openStandIn,
}
