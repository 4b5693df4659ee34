import assert from 'node:assert/strict'
import {
  canOf,
  type Context,
  type Deed,
  deedsOf,
  faceOf,
  mediaKinds,
  type Out,
  type OutPart,
  type Sent,
} from '#channel'
import type { ChannelCase, Mood, Sending, StandIn } from './case.ts'
import { suiteContext } from './context.ts'
import { type OutFixture, outFixtures, settingsOf } from './fixtures.ts'

const everyDeed: Deed[] = [
  'message',
  'template',
  'reply',
  'post',
  'private-reply',
  'edit',
  'unsend',
  'react',
  'hide',
  'like',
  'read',
  'typing',
]

export type Stage = AsyncDisposable & {
  vendor: StandIn
  ctx: Context<unknown>
  stop: AbortController
  send(out: Out): Promise<Sent>
}

/** The channel in front of a fresh stand-in. */
export async function stage(subject: ChannelCase): Promise<Stage> {
  assert.ok(subject.standIn, 'there is no stand-in of the vendor: give one, or skip this with a reason')
  const vendor = await subject.standIn(subject.values)
  const stop = new AbortController()
  const ctx = suiteContext(settingsOf(subject.channel, vendor.values), { signal: stop.signal })
  const dispose = () => vendor[Symbol.asyncDispose]()
  return { vendor, ctx, stop, send: out => subject.channel.send(out, ctx), [Symbol.asyncDispose]: dispose }
}

/** The plainest message among the fixtures. */
export function plain(subject: ChannelCase): Out {
  const found = outFixtures(subject).find(
    ({ out }) => ['message', 'reply'].includes(out.deed) && out.text && !out.parts,
  )
  assert.ok(found, 'no fixture in out/ is a message of text alone')
  return found.out
}

export function claimsHaveOutFixtures(subject: ChannelCase): void {
  const { can, kinds = [] } = subject.channel
  const outs = outFixtures(subject).map(({ out }) => out)
  const claimed = new Set([can, ...kinds.map(kind => kind.can)].flatMap(deedsOf))
  const deeds = [...claimed].filter(deed => !outs.some(out => out.deed === deed))
  const unkept = kinds.filter(kind => !outs.some(out => kind.isOf(out.profileKey)))
  const quotes = can.visibility.filter(
    visibility =>
      faceOf(can, visibility).quotes &&
      !outs.some(
        out => out.visibility === visibility && out.targetId && ['message', 'reply', 'post'].includes(out.deed),
      ),
  )
  const shown = new Set(outs.flatMap(out => (out.parts ?? []).map(part => part.kind as string)))
  const parts = [...can.parts, ...Object.keys(can.media), ...unkept.map(({ id }) => id)].filter(
    kind => !shown.has(kind),
  )
  assert.deepEqual(
    [...deeds, ...parts, ...quotes.map(each => `quotes in ${each}`)],
    [],
    'abilities that are claimed and that no fixture in out/ shows',
  )
}

export async function sendsExactly(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  for (const { name, out, sends } of outFixtures(subject)) {
    const before = scene.vendor.requests().length
    const sent = await scene.send(out)
    assert.equal(sent.kind, 'sent', `${name}: ${JSON.stringify(sent)}`)
    mustHaveSent(scene.vendor.requests().slice(before), sends, name)
  }
}

/** These requests and no others, with these headers at least. */
export function mustHaveSent(seen: readonly Sending[], sends: OutFixture['sends'], name: string): void {
  const compared = sends.map((expected, index) => {
    const found = seen[index]
    const headers = Object.fromEntries(Object.keys(expected.headers ?? {}).map(key => [key, found?.headers[key]]))
    return { ...found, headers: expected.headers ? headers : undefined }
  })
  const wanted = sends.map(expected => ({ ...expected, headers: expected.headers }))
  assert.deepEqual([...compared, ...seen.slice(sends.length)], wanted, name)
}

export async function refusesUnclaimed(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  for (const [what, out] of unclaimed(subject)) {
    const sent = await scene.send(out)
    assert.equal(sent.kind, 'rejected', `${what} is not claimed, yet: ${JSON.stringify(sent)}`)
    assert.equal(scene.vendor.requests().length, 0, `${what} is not claimed, yet it went out`)
  }
}

function unclaimed(subject: ChannelCase): [string, Out][] {
  const example = plain(subject)
  const can = canOf(subject.channel, example.profileKey)
  const base = { ...example, targetId: 'x-1', emoji: '👍' }
  const media = mediaKinds.filter(kind => !can.media[kind])
  const file = (kind: keyof typeof can.media): OutPart => ({ kind, file: 'f-1', name: 'a', type: 'image/png', size: 1 })
  const visibility = (['public', 'private'] as const).filter(each => !can.visibility.includes(each))
  const [carried, limit] = Object.entries(can.media)[0] ?? []
  const huge = carried && {
    ...file(carried as 'image'),
    type: limit!.types[0]!.replace('*', 'x'),
    size: limit!.maxBytes + 1,
  }
  return [
    ...can.visibility.flatMap(each =>
      everyDeed
        .filter(deed => !faceOf(can, each).deeds.includes(deed))
        .map(deed => [`${deed} in ${each}`, { ...base, deed, visibility: each }] as [string, Out]),
    ),
    ...kindsUnclaimed(subject, base),
    ...media.map(kind => [kind, { ...base, parts: [file(kind)] }] as [string, Out]),
    ...visibility.map(each => [each, { ...base, visibility: each }] as [string, Out]),
    ...(can.parts.includes('location')
      ? []
      : [['location', { ...base, parts: [{ kind: 'location', latitude: 1, longitude: 1 }] }] as [string, Out]]),
    ...(huge ? [['a file that is too large', { ...base, parts: [huge] }] as [string, Out]] : []),
    ['a text that is too long', { ...base, text: 'x'.repeat(faceOf(can, base.visibility).text.max + 1) }],
    ['nothing at all', { ...base, text: '' }],
  ]
}

/** What the profiles of a kind cannot do, though others of the channel can. */
const kindsUnclaimed = ({ channel }: ChannelCase, base: Out): [string, Out][] => {
  const { kinds = [] } = channel
  const all = new Set([channel.can, ...kinds.map(kind => kind.can)].flatMap(deedsOf))
  const own = canOf(channel, base.profileKey)
  const template = { id: 't-1', language: 'en', values: [] }
  return [...all]
    .filter(deed => !deedsOf(own).includes(deed))
    .map(deed => [`${deed} of another kind`, { ...base, deed, template }])
}

/** Sends a plain message to a vendor in this mood. */
async function sendTo(subject: ChannelCase, mood: Mood): Promise<{ sent: Sent; vendor: StandIn }> {
  await using scene = await stage(subject)
  scene.vendor.next(mood)
  return { sent: await scene.send(plain(subject)), vendor: scene.vendor }
}

export async function throttled(subject: ChannelCase): Promise<void> {
  const { sent, vendor } = await sendTo(subject, 'throttles')
  const { kind, after } = sent as Extract<Sent, { kind: 'retry' }>
  assert.deepEqual({ kind, after }, { kind: 'retry', after: vendor.restMs }, "the platform's own time is not kept")
}

export async function refusedForGood(subject: ChannelCase): Promise<void> {
  const { sent } = await sendTo(subject, 'refuses')
  assert.equal(sent.kind, 'rejected', JSON.stringify(sent))
  assert.ok('code' in sent && sent.code, 'rejected without a code')
}

export async function outOfOrder(subject: ChannelCase): Promise<void> {
  const { sent } = await sendTo(subject, 'fails')
  assert.equal(sent.kind, 'retry', JSON.stringify(sent))
  assert.ok('after' in sent && sent.after > 0, 'tried again at once')
}

export async function unreachable(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  await scene.vendor.close()
  const sent = await scene.send(plain(subject))
  assert.equal(sent.kind, 'retry', `nobody is there, yet: ${JSON.stringify(sent)}`)
}

export async function answerCut(subject: ChannelCase): Promise<void> {
  const { sent, vendor } = await sendTo(subject, 'cuts')
  assert.equal(vendor.accepted().length, 1)
  assert.deepEqual(sent, { kind: 'unsure' })
}

export async function answerTooLate(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  scene.vendor.next('hangs')
  const sending = scene.send(plain(subject))
  await Promise.race([scene.vendor.heard(1), sending])
  scene.stop.abort(new DOMException('Too late', 'TimeoutError'))
  assert.deepEqual(await sending, { kind: 'unsure' })
}

export async function sameTwice(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  scene.vendor.next('cuts')
  const out = plain(subject)
  const all = [await scene.send(out), await scene.send(out), await scene.send(out)]
  assert.deepEqual(scene.vendor.accepted().length, 1, 'the same id several times is several messages')
  const externalId = scene.vendor.accepted()[0]!
  assert.deepEqual(all.slice(1), [
    { kind: 'sent', externalId },
    { kind: 'sent', externalId },
  ])
}

export async function findsWhatArrived(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  const { channel } = subject
  assert.ok(channel.find, 'the channel cannot ask: skip this with a reason')
  const out = plain(subject)
  const before = await channel.find(out, scene.ctx)
  assert.ok(
    before === undefined || before.kind === 'retry',
    `nothing was sent, yet it is found: ${JSON.stringify(before)}`,
  )
  scene.vendor.next('cuts')
  await scene.send(out)
  assert.deepEqual(await channel.find(out, scene.ctx), { kind: 'sent', externalId: scene.vendor.accepted()[0] })
}
