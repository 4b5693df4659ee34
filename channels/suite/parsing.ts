import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Inbound } from '#channel'
import type { ChannelCase } from './case.ts'
import { inFixtures, kindsOf, parsed } from './fixtures.ts'
import { cuts, nested, nothings, oversized, paths, reordered, withAt, withMore, wrongTyped } from './mutations.ts'
import { shapeFault } from './shape.ts'

/** Parses what it may; the answer must be a list of well-formed events, whatever came. */
function survives(subject: ChannelCase, body: Uint8Array | string, what: string): Inbound[] {
  const bytes = Buffer.from(body)
  const events = parsed(subject, bytes)
  assert.ok(Array.isArray(events), `${what}: parse gives no list`)
  for (const event of events) {
    const fault = shapeFault(event)
    assert.equal(fault, undefined, `${what}: an event ${fault}`)
  }
  return events
}

/** Fixtures that are JSON or a form, as values to be changed; of raw bytes there are none. */
function values(subject: ChannelCase): { name: string; value: unknown }[] {
  return inFixtures(subject).flatMap(({ name, body }) => {
    try {
      return [{ name, value: valueOf(subject, body.toString()) }]
    } catch {
      return []
    }
  })
}

function valueOf({ format = 'json' }: ChannelCase, text: string): unknown {
  if (format === 'bytes') throw new TypeError('Bytes have no values')
  return format === 'form' ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
}

/** A value as the vendor would write it. */
function written({ format }: ChannelCase, value: unknown): string {
  if (format !== 'form') return JSON.stringify(value)
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [['', value]]
  return new URLSearchParams(
    fields.map(([key, each]): [string, string] => [
      String(key),
      typeof each === 'string' ? each : (JSON.stringify(each) ?? ''),
    ]),
  ).toString()
}

export function claimsHaveFixtures(subject: ChannelCase): void {
  const shown = new Set(inFixtures(subject).flatMap(({ expected }) => expected.flatMap(kindsOf)))
  const claimed = [...subject.channel.can.inbound, 'unknown' as const]
  const missing = claimed.filter(kind => !shown.has(kind))
  assert.deepEqual(missing, [], 'kinds that are claimed (unknown always is) and that no fixture shows')
  const unclaimed = [...shown].filter(kind => !claimed.includes(kind))
  assert.deepEqual(unclaimed, [], 'kinds that fixtures show and that are not claimed')
}

export function fixturesGiveWhatIsExpected(subject: ChannelCase): void {
  for (const { name, body, expected } of inFixtures(subject)) {
    assert.deepEqual(survives(subject, body, name), expected, name)
  }
}

export function keysAreStable(subject: ChannelCase): void {
  for (const { name, body } of inFixtures(subject)) {
    const [first, second] = [parsed(subject, body), parsed(subject, body)].map(events => events.map(event => event.key))
    assert.deepEqual(second, first, `${name}: parsed twice, other keys`)
  }
}

export function keysAreDistinct(subject: ChannelCase): void {
  const seen = new Map<string, Inbound>()
  for (const { name, body } of inFixtures(subject)) {
    for (const event of parsed(subject, body)) {
      const same = seen.get(event.key)
      assert.ok(!same || isDeepStrictEqual(same, event), `${name}: two events have the key ${event.key}`)
      seen.set(event.key, event)
    }
  }
}

export function cutPayloads(subject: ChannelCase): void {
  for (const { name, body } of inFixtures(subject)) {
    for (const cut of cuts(body)) survives(subject, cut, `${name} cut to ${cut.length} bytes`)
  }
}

export function emptyPayloads(subject: ChannelCase): void {
  for (const body of nothings) survives(subject, body, JSON.stringify(body))
}

export function reorderedPayloads(subject: ChannelCase): void {
  const names = (events: Inbound[]) =>
    events.map(event => `${event.kind} ${'targetId' in event ? event.targetId : ''}`).toSorted()
  for (const { name, value } of values(subject)) {
    const events = survives(subject, written(subject, reordered(value)), name)
    const before = parsed(subject, Buffer.from(written(subject, value)))
    assert.deepEqual(names(events), names(before), `${name} the other way round: other events`)
  }
}

export function oversizedPayloads(subject: ChannelCase): void {
  for (const { name, value } of values(subject)) {
    for (const big of oversized(value)) survives(subject, written(subject, big), `${name} far too large`)
  }
}

export function unknownFields(subject: ChannelCase): void {
  const withoutKey = (event: Inbound) => ({ ...event, key: '' })
  for (const { name, value } of values(subject)) {
    const events = survives(subject, written(subject, withMore(value)), name)
    const before = parsed(subject, Buffer.from(written(subject, value)))
    assert.deepEqual(events.map(withoutKey), before.map(withoutKey), `${name} with fields of tomorrow`)
  }
}

export function wrongTypes(subject: ChannelCase): void {
  for (const { name, value } of values(subject)) {
    for (const odd of wrongTyped(value))
      survives(subject, written(subject, odd), `${name} with a value of another type`)
  }
}

export function nestedPayloads(subject: ChannelCase): void {
  const [largest] = values(subject).toSorted((a, b) => paths(b.value).length - paths(a.value).length)
  for (const body of nested(largest?.value ?? {})) survives(subject, body, 'nested very deeply')
}

const runs = Number(process.env.FUZZ_RUNS ?? 2000)
const seed = Number(process.env.FUZZ_SEED ?? 7_262_001)

export const fuzzedPayloads = (subject: ChannelCase): void => fuzz(subject, { runs, seed })

/** So many payloads that nobody would send: fixtures changed here and there, and things that are none at all. */
export function fuzz(subject: ChannelCase, asked: { runs: number; seed: number }): void {
  const bodies = fc.oneof(
    { weight: 4, arbitrary: subject.format === 'bytes' ? changedBytes(subject) : changedValues(subject) },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 200 })) },
  )
  fc.assert(
    fc.property(bodies, body => void survives(subject, body, 'fuzzed')),
    { numRuns: asked.runs, seed: asked.seed },
  )
}

function changedValues(subject: ChannelCase): fc.Arbitrary<string> {
  const known = values(subject).map(({ value }) => ({ value, places: paths(value) }))
  return fc.constantFrom(...known).chain(({ value, places }) =>
    fc.array(fc.tuple(fc.constantFrom(...places), fc.jsonValue()), { minLength: 1, maxLength: 4 }).map(changes =>
      written(
        subject,
        changes.reduce((now, [path, odd]) => replaced(now, path, odd), value),
      ),
    ),
  )
}

/** Pieces taken out, put in twice, or overwritten. */
function changedBytes(subject: ChannelCase): fc.Arbitrary<Uint8Array> {
  const known = inFixtures(subject).map(({ body }) => body)
  return fc.constantFrom(...known).chain(body =>
    fc
      .array(
        fc.tuple(
          fc.nat(body.length),
          fc.nat(60),
          fc.constantFrom('cut', 'twice', 'over'),
          fc.uint8Array({ maxLength: 60 }),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map(changes => changes.reduce<Uint8Array>(changedAt, body)),
  )
}

function changedAt(body: Uint8Array, [at, length, deed, odd]: [number, number, string, Uint8Array]): Uint8Array {
  const end = Math.min(at + length, body.length)
  const middle = deed === 'cut' ? [] : deed === 'twice' ? [...body.subarray(at, end), ...body.subarray(at, end)] : odd
  return Buffer.concat([body.subarray(0, at), Uint8Array.from(middle), body.subarray(end)])
}

/** An earlier change may have taken the place away. */
function replaced(value: unknown, path: readonly (string | number)[], odd: unknown): unknown {
  try {
    return withAt(value, path, odd)
  } catch {
    return value
  }
}
