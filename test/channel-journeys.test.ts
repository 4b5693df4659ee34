import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound } from '#channel'
import { newId } from '#lib'
import type { Conversation, Message, Page, ParkedCard, ProfileKept, Row } from '#protocol'
import { channelCases } from '../channels/cases.ts'
import { type ChannelCase, type StandIn, suiteNow } from '../channels/suite/index.ts'
import { inFixtures, outFixtures } from '../channels/suite/fixtures.ts'
import { createWorld, type TestWorld } from './world.ts'

/** A brand that has set up the channel in front of its stand-in, every account that the fixtures speak of chosen. */
async function openPlace(subject: ChannelCase) {
  const vendor = await subject.standIn!(subject.values)
  const world = await createWorld()
  world.clock.set(timeFor(subject))
  // What is malformed names no account.
  const keys = [...new Set(events(subject).flatMap(event => (isMalformed(event) ? [] : [event.profileKey])))]
  const [key = 'main', ...others] = keys
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', {
    ...{ channel: subject.channel.id, name: 'Urraca', function: 'service', language: 'es', settings: vendor.values },
    ...{ key, others: others.map(each => ({ key: each, name: `Urraca ${each}`.slice(0, 100) })) },
  })
  return {
    ...{ vendor, world, connectionId },
    /** The vendor posts this to our hook. */
    async posts(body: Uint8Array) {
      const hook = `${world.address}/hooks/${connectionId}`
      const { headers, query, body: signed } = subject.sign(body, vendor.values, world.clock.now(), hook)
      const address = query ? `${hook}?${query}` : hook
      const answer = await fetch(address, { method: 'POST', body: Buffer.from(signed), headers })
      assert.equal(answer.status, 200, `the hook answers ${answer.status}`)
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await vendor[Symbol.asyncDispose]()
    },
  }
}

/** Where answers have a window, the fixtures are of just now. */
function timeFor(subject: ChannelCase): number {
  const times = events(subject).flatMap(({ at }) => (at === undefined ? [] : [at]))
  return subject.channel.can.windowMs === undefined || times.length === 0 ? suiteNow : Math.max(...times) + 60_000
}

/** Those to whom the fixtures write: the vendor knows them. */
const knownTo = (subject: ChannelCase) => new Set(outFixtures(subject).map(({ out }) => out.to.lane))

const events = (subject: ChannelCase): Inbound[] => inFixtures(subject).flatMap(({ expected }) => expected)

const isMalformed = (event: Inbound) => event.kind === 'unknown' && event.what.startsWith('malformed')

const patienceMs = 20_000

async function until<T>(
  read: () => Promise<T>,
  isIt: (value: T) => boolean,
  orSay = (value: T) => JSON.stringify(value).slice(0, 600),
): Promise<T> {
  const began = performance.now()
  for (;;) {
    const value = await read()
    if (isIt(value)) return value
    if (performance.now() - began > patienceMs) assert.fail(`still ${orSay(value)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const written = (world: TestWorld) =>
  world.database.app(world.workspaceId, tx =>
    tx.query<{ id: string }>(
      `select external_id as id from messages where direction in ('in', 'out') and ref is not null`,
    ),
  )

/** Somebody to answer: in private where that is possible, by the composer's own rules. */
async function answerable(world: TestWorld): Promise<{ id: string; visibility: 'public' | 'private' } | undefined> {
  const { rows } = await world.owner.get<Page<Row>>('/conversations?view=all&limit=200')
  for (const { id } of rows) {
    const { composer } = await world.owner.get<Conversation>(`/conversations/${id}`)
    const face = composer.faces.find(each => each.blocked === null)
    if (face && composer.blocked === null) return { id, visibility: face.visibility }
  }
  return undefined
}

async function answers(world: TestWorld, vendor: StandIn): Promise<Message> {
  const place = await answerable(world)
  assert.ok(place, 'nobody can be answered')
  const before = vendor.accepted().length
  const body = { id: newId(), text: 'Lo miramos ahora mismo', files: [], visibility: place.visibility }
  await world.owner.post(`/conversations/${place.id}/messages`, body)
  world.clock.advance(11_000)
  const read = async () => {
    const { rows } = await world.owner.get<Page<Message>>(`/conversations/${place.id}/messages`)
    return rows.find(message => message.id === body.id)
  }
  const sent = await until(read, message => message !== undefined && !['held', 'queued'].includes(message.state))
  assert.equal(sent!.state, 'sent', JSON.stringify(sent!.failure))
  assert.equal(vendor.accepted().length, before + 1, 'the vendor has another number of messages')
  return sent!
}

for (const subject of channelCases) {
  const { channel, standIn, skips } = subject
  const isInner = channel.visitors !== undefined
  // What is pulled comes by no hook, and whoever signs with keys of their own signs for the address of the suite.
  const hears = !skips.some(each => each.case === 'verify.genuine') && !subject.keys
  const name =
    channelCases.filter(each => each.channel.id === channel.id).indexOf(subject) === 0
      ? channel.id
      : `${channel.id}, in its other way`
  if (!standIn || isInner) continue

  if (hears)
    test(`${name}: whatever the vendor posts becomes what it is, and nothing is put aside but what is malformed`, async () => {
      await using place = await openPlace(subject)
      for (const { body } of inFixtures(subject)) await place.posts(body)
      const all = events(subject)
      const wanted = new Set(
        all.flatMap(event => (event.kind === 'message' && !isPublicEcho(event) ? [event.externalId] : [])),
      )
      await until(
        () => written(place.world),
        rows => {
          for (const { id } of rows) wanted.delete(id)
          return wanted.size === 0
        },
        () => `missing: ${[...wanted].join(', ')}`,
      )
      const parked = await until(
        () => place.world.owner.get<ParkedCard[]>('/parked'),
        cards => cards.length >= Math.min(all.filter(isMalformed).length, 200),
      )
      assert.deepEqual(
        parked.filter(({ reason }) => reason !== 'malformed').map(({ reason, detail }) => [reason, detail]),
        [],
      )
    })

  test(`${name}: a customer writes, an agent answers, the vendor has it`, async () => {
    await using place = await openPlace(subject)
    if (channel.listen && place.vendor.comes) {
      await untilPulled(place)
    } else {
      const known = knownTo(subject)
      const isFitting = (event: Inbound) =>
        event.kind === 'message' && !event.echo && !event.historic && !event.automatic && known.has(event.lane)
      const [first] = inFixtures(subject)
        .filter(({ expected }) => expected.some(isFitting))
        .toSorted((one, other) => one.expected.length - other.expected.length)
      assert.ok(first, `no fixture is of somebody to whom the fixtures write: ${[...known].join(', ')}`)
      await place.posts(first.body)
      await until(
        () => written(place.world),
        rows => rows.length > 0,
      )
    }
    const sent = await answers(place.world, place.vendor)
    if (!hears || !channel.can.receipts.includes('delivered') || skips.some(each => each.case === 'receipts.meet'))
      return
    await place.posts(place.vendor.receipt(place.vendor.accepted().at(-1)!))
    const read = async () => {
      const { rows } = await place.world.owner.get<Page<Message>>(`/conversations/${sent.conversationId}/messages`)
      return rows.find(message => message.id === sent.id)!
    }
    await until(read, message => message.state === 'delivered' || message.state === 'read')
  })
}

/** Something new at the vendor is fetched; it has to happen after the first look, which sees what was there before. */
async function untilPulled({ vendor, world, connectionId }: Awaited<ReturnType<typeof openPlace>>): Promise<void> {
  await until(
    async () => {
      await vendor.comes!(1)
      world.rooms.intake.nudge(connectionId)
      return written(world)
    },
    rows => rows.length > 0,
  )
}

/** In public an echo stands with what it answers; where that is not there (yet) it is nobody's. */
const isPublicEcho = (event: Inbound & { kind: 'message' }): boolean =>
  event.echo === true && event.visibility === 'public'
