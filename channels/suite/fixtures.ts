import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Channel, Inbound, InboundKind, Out, Publication, Raw, SettingValues } from '#channel'
import type { ChannelCase, Sending } from './case.ts'

export type InFixture = { name: string; body: Buffer; expected: Inbound[] }
export type OutFixture = { name: string; out: Out; sends: (Partial<Sending> & { body: unknown })[] }

/** `own` is what the brand had written there itself. */
export type PublicationFixture = { name: string; publication: Publication; own: string; sends: OutFixture['sends'] }

/** The time at which the suite lives. */
export const suiteNow = 1_790_000_020_000

export function inFixtures({ fixtures }: ChannelCase): InFixture[] {
  const folder = join(fixtures, 'in')
  const names = readdirSync(folder)
  const bodies = names.filter(name => !name.includes('.expected.'))
  const orphans = names.filter(
    name => name.endsWith('.expected.json') && !bodies.some(body => expectedOf(body) === name),
  )
  assert.deepEqual(orphans, [], 'what is expected of no fixture')
  return bodies.toSorted().map(name => {
    assert.ok(names.includes(expectedOf(name)), `${name} has nothing expected beside it (${expectedOf(name)})`)
    return {
      name,
      body: readFileSync(join(folder, name)),
      expected: JSON.parse(readFileSync(join(folder, expectedOf(name)), 'utf8')) as Inbound[],
    }
  })
}

const expectedOf = (name: string) => name.replace(/\.\w+$/, '.expected.json')

export function outFixtures({ fixtures }: ChannelCase): OutFixture[] {
  const folder = join(fixtures, 'out')
  return readdirSync(folder)
    .toSorted()
    .map(name => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<OutFixture, 'name'>) }))
}

export function publicationFixtures({ fixtures, publications = join(fixtures, 'publish') }: ChannelCase) {
  const names = existsSync(publications) ? readdirSync(publications).toSorted() : []
  return names.map(name => ({
    name,
    ...(JSON.parse(readFileSync(join(publications, name), 'utf8')) as Omit<PublicationFixture, 'name'>),
  }))
}

/** The settings as the channel reads them; frozen, for a channel keeps nothing in them. */
export const settingsOf = (channel: Channel, values: SettingValues): unknown =>
  Object.freeze(channel.settings.read(values))

export function parsed(subject: ChannelCase, body: Uint8Array): Inbound[] {
  const raw: Raw = subject.sign(body, subject.values, suiteNow)
  return subject.channel.parse(Object.freeze(raw), settingsOf(subject.channel, subject.values))
}

/** The kinds that an event shows: what a channel claims under `can.inbound`. */
export function kindsOf(event: Inbound): InboundKind[] {
  if (event.kind !== 'message') return [event.kind]
  return [
    'message',
    ...(event.text === undefined ? [] : (['text'] as const)),
    ...(event.quoteOf === undefined ? [] : (['quote'] as const)),
    ...(event.echo ? (['echo'] as const) : []),
    ...(event.parts ?? []).map(part => part.kind),
  ]
}
