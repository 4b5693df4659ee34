import type { Channel, Context, Inbound, Publication, Published, Raw, Sent } from '#channel'
import type { ChannelCase } from './case.ts'
import type { CaseName } from './cases.ts'
import { oddNumber } from './mutations.ts'
import { profileOf, wholeCase } from './whole-channel.ts'

type Fault = (good: Channel) => Partial<Channel>
type Redeemed = Awaited<ReturnType<NonNullable<Channel['signIn']>['redeem']>>

const { channel: good } = wholeCase
const textOf = (raw: Raw) => Buffer.from(raw.body).toString()
const header = 'x-sobremesa-signature'

/** Parses well, but throws where `isTooMuch` says. */
const throwsWhen =
  (isTooMuch: (raw: Raw) => boolean): Fault =>
  ({ parse }) => ({
    parse(raw, settings) {
      if (isTooMuch(raw)) throw new TypeError('Cannot read properties of undefined')
      return parse(raw, settings)
    },
  })

/** Parses well, then spoils each event. */
const spoils =
  (spoil: (event: Inbound, raw: Raw) => Inbound): Fault =>
  ({ parse }) => ({ parse: (raw, settings) => parse(raw, settings).map(event => spoil(event, raw)) })

/** Verifies another request than the one that came. */
const looksAt =
  (other: (raw: Raw) => Raw): Fault =>
  ({ verify }) => ({ verify: (raw, settings, at) => verify(other(raw), settings, at) })

/** Sends well, then says something else of it. */
const says =
  (other: (sent: Sent) => Sent): Fault =>
  ({ send }) => ({ send: async (out, ctx) => other(await send(out, ctx)) })

const parsedOrNothing = (raw: Raw): unknown => {
  try {
    return JSON.parse(textOf(raw))
  } catch {
    return undefined
  }
}

const firstEvent = (raw: Raw): Record<string, unknown> | undefined => {
  const body = parsedOrNothing(raw) as { events?: unknown } | null | undefined
  const first = Array.isArray(body?.events) ? (body.events[0] as unknown) : undefined
  return typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : undefined
}

/** Walks down a value by calling itself, as far as the stack reaches. */
const depth = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0

const parseFaults = {
  'fixtures.complete': ({ can }) => ({ can: { ...can, inbound: can.inbound.filter(kind => kind !== 'echo') } }),
  'fixtures.expected': spoils(event => (event.kind === 'edit' ? { ...event, lane: 'elsewhere' } : event)),
  'keys.stable': spoils(
    (() => {
      let count = 0
      return (event, raw) =>
        textOf(raw).includes('m-3') && ++count > 1 ? { ...event, key: `${event.key}${count}` } : event
    })(),
  ),
  'keys.distinct': spoils(event =>
    'targetId' in event && event.targetId === 'm-1' ? { ...event, key: 'message:main:m-1' } : event,
  ),
  'parse.cut': throwsWhen(raw => textOf(raw).startsWith('{\n  "ev') && parsedOrNothing(raw) === undefined),
  'parse.empty': throwsWhen(raw => textOf(raw) === '\n'),
  'parse.reordered': throwsWhen(raw => {
    const keys = Object.keys(firstEvent(raw) ?? {})
    return keys.at(-1) === 'type' && keys.includes('id') && keys.includes('from')
  }),
  'parse.oversized': throwsWhen(
    raw => raw.body.length > 50_000 && !textOf(raw).includes('[[[[') && !textOf(raw).includes('{"a":{"a":'),
  ),
  'parse.extra': spoils((event, raw) =>
    textOf(raw).includes('"another field"') ? { ...event, lane: 'elsewhere' } : event,
  ),
  'parse.wrong-types': throwsWhen(raw => firstEvent(raw)?.from === oddNumber),
  'parse.nested': throwsWhen(raw => depth(parsedOrNothing(raw)) < 0),
  'parse.fuzz': throwsWhen(raw => raw.body[0]! > 0x7f && !textOf(raw).startsWith('\uFEFF')),
} satisfies Partial<Record<CaseName, Fault>>

const verifyFaults = {
  'verify.genuine': ({ verify }) => ({
    verify: (raw, settings, at) => (textOf(raw) === '{}' ? 'forged' : verify(raw, settings, at)),
  }),
  'verify.body': looksAt(raw => (raw.body.at(-1) === 0x20 ? { ...raw, body: raw.body.subarray(0, -1) } : raw)),
  'verify.header': looksAt(raw => ({
    ...raw,
    headers: { ...raw.headers, [header]: raw.headers[header]?.replace('v2=', 'v1=').replace(/^x=/, 't=') ?? '' },
  })),
  'verify.stale': ({ verify }) => ({
    verify: (raw, settings) =>
      verify(raw, settings, { now: Number(/t=(\d+)/.exec(raw.headers[header] ?? '')?.[1] ?? 0) * 1000 }),
  }),
  'verify.missing': ({ verify }) => ({
    verify: (raw, settings, at) => (raw.headers[header] === undefined ? 'ok' : verify(raw, settings, at)),
  }),
  'verify.secret': ({ verify }) => ({
    verify: (raw, settings, at) => ((settings as { secret: string }).secret === '' ? 'ok' : verify(raw, settings, at)),
  }),
  'verify.hostile': ({ verify }) => ({
    verify(raw, settings, at) {
      const length = raw.headers[header]?.length ?? 0
      if (length > 0 && length < 60) throw new RangeError('Input buffers must have the same byte length')
      return verify(raw, settings, at)
    },
  }),
} satisfies Partial<Record<CaseName, Fault>>

const sendFaults = {
  'send.complete': ({ can }) => ({ can: { ...can, deeds: [...can.deeds, 'post'] } }),
  'send.exact': ({ send }) => ({ send: (out, ctx) => send({ ...out, at: out.at + 1 }, ctx) }),
  'send.unclaimed': ({ can }) => ({ can: { ...can, deeds: can.deeds.filter(deed => deed !== 'edit') } }),
  'send.throttled': says(sent =>
    sent.kind === 'retry' && sent.code === 'throttled' ? { ...sent, after: 1000 } : sent,
  ),
  'send.refused': says(sent => (sent.kind === 'rejected' && sent.code === 'blocked' ? { ...sent, code: '' } : sent)),
  'send.failing': says(sent =>
    sent.kind === 'retry' && sent.code === 'failing' ? { kind: 'rejected', code: '503', text: '' } : sent,
  ),
  'send.unreachable': says(sent => (sent.kind === 'retry' && sent.code === 'unreachable' ? { kind: 'unsure' } : sent)),
  'send.cut': ({ send }) => ({
    async send(out, ctx) {
      const sent = await send(out, ctx)
      return sent.kind === 'unsure' && !ctx.signal.aborted ? { kind: 'retry', after: 1 } : sent
    },
  }),
  'send.late': ({ send }) => ({
    async send(out, ctx) {
      const sent = await send(out, ctx)
      ctx.signal.throwIfAborted()
      return sent
    },
  }),
  'send.twice': ({ send }) => {
    const tries = new WeakMap<object, string[]>()
    return {
      send(out, ctx) {
        const before = tries.get(ctx) ?? []
        tries.set(ctx, [...before, out.id])
        return send(before.includes(out.id) ? { ...out, id: `${out.id}-again` } : out, ctx)
      },
    }
  },
  'send.found': () => ({ find: async () => undefined }),
  'receipts.meet': spoils(event =>
    event.kind === 'receipt' && event.targetId?.startsWith('v-') && event.key.length > 20
      ? { ...event, targetId: 'another' }
      : event,
  ),
  'check.good': ({ check }) => ({
    async check(ctx) {
      const health = await check(ctx)
      return health.state === 'good' ? { state: 'failing', code: 'refused' } : health
    },
  }),
  'check.failing': ({ check }) => ({
    async check(ctx) {
      const health = await check(ctx)
      return health.state === 'failing' && health.code === 'unreachable' ? { state: 'good' } : health
    },
  }),
  secrets: ({ send }) => ({
    async send(out, ctx) {
      const sent = await send(out, ctx)
      return sent.kind === 'rejected' ? { ...sent, text: JSON.stringify(ctx.settings) } : sent
    },
  }),
} satisfies Partial<Record<CaseName, Fault>>

const reachFaults = {
  'answer.handshake': ({ answer }) => ({
    answer: (raw, settings) =>
      raw.query.includes('other') ? { status: 200, type: 'text/plain', body: 'welcome' } : answer!(raw, settings),
  }),
  'media.fetched': ({ media }) => ({
    media: async (ref, ctx) => (ref.id === 'gone' ? new Response('Sign in first') : media!(ref, ctx)),
  }),
  'profiles.found': () => ({ profiles: async () => [{ key: 'another', name: 'Otra' }] }),
  'connect.subscribes': () => ({ connect: async () => ({ state: 'good' }) }),
  'person.found': () => ({ person: async id => ({ id, name: 'Marta Iborra' }) }),
  'gone.found': ({ gone }) => ({ gone: (ids, key, ctx) => gone!(ids, key, ctx).catch(() => [...ids]) }),
  'listen.resumes': ({ listen }) => ({ listen: ctx => listen!(ctx, '0') }),
  'listen.ends': ({ listen }) => ({
    listen: (ctx, from) =>
      listen!(
        {
          ...ctx,
          signal: new AbortController().signal,
          pause: ms => (ctx.signal.aborted ? new Promise(() => {}) : ctx.pause(ms)),
        },
        from,
      ),
  }),
  'listen.fails': ({ listen }) => ({
    async *listen(ctx, from) {
      try {
        yield* listen!(ctx, from)
      } catch {
        yield { body: Buffer.from('{}'), headers: {}, query: '', cursor: from ?? '' }
      }
    },
  }),
} satisfies Partial<Record<CaseName, Fault>>

/** Publishes well, but does something more, or says something else of it. */
const publishes =
  (more: (published: Published, publication: Publication, ctx: Context<unknown>) => Published): Fault =>
  ({ publish }) => ({ publish: async (asked, ctx) => more(await publish!(asked, ctx), asked, ctx) })

const publishFaults = {
  'publish.exact': ({ publish }) => ({
    publish: (asked, ctx) => publish!(asked, { ...ctx, now: () => ctx.now() + 1 }),
  }),
  'publish.stands': publishes((said, _, ctx) => {
    profileOf(ctx).name = 'Somebody else'
    return said
  }),
  'publish.twice': publishes((said, _, ctx) => {
    profileOf(ctx).changes++
    return said
  }),
  'publish.keeps': ({ publish }) => ({
    publish: async (asked, ctx) => (asked.card ? publish!(asked, ctx) : { kind: 'published' }),
  }),
  'publish.refuses': publishes(said =>
    said.kind === 'refused' && said.code === 'other-hours' ? { kind: 'published' } : said,
  ),
  'publish.fails': publishes(said => (said.kind === 'retry' && said.code === 'failing' ? { kind: 'published' } : said)),
} satisfies Partial<Record<CaseName, Fault>>

/** Signs in well, but says something else came of it. */
const redeems =
  (other: (got: Redeemed) => Redeemed): Fault =>
  ({ signIn }) => ({
    signIn: { ...signIn!, redeem: async (ctx, came) => other(await signIn!.redeem(ctx, came)) },
  })

const signInFaults = {
  'sign-in.gives': redeems(got => ('values' in got ? { values: { secret: 'made up' } } : got)),
  'sign-in.refused': redeems(got => ('values' in got ? got : { values: { secret: '' } })),
} satisfies Partial<Record<CaseName, Fault>>

const faults: Record<CaseName, Fault> = {
  ...{ ...parseFaults, ...verifyFaults, ...sendFaults, ...reachFaults, ...signInFaults },
  ...publishFaults,
}

/** A channel that does everything well but for the one thing that the case is there to find. */
export const badChannel = (fault: CaseName): ChannelCase => ({
  ...wholeCase,
  channel: { ...good, ...faults[fault](good) },
})
