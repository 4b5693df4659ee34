import {
  type Context,
  nextHours,
  nextText,
  type Publication,
  type Published,
  published,
  type Publishes,
  type Span,
} from '#channel'
import type { Mood, Sending, VendorProfile } from './case.ts'

/** A profile in a place that has everything: a text with a bound, hours of its own, and a name that is none of ours. */
export type WholeProfile = {
  text: string
  spans: readonly Span[]
  name: string
  changes: number
  moods: Mood[]
  sent: Sending[]
  isGone: boolean
}

export const wholePublishes: Publishes = { hours: 'structured', text: { max: 200, unit: 'graphemes' } }
export const wholeRestMs = 7000

export const newProfile = (): WholeProfile => ({
  ...{ text: '', spans: [], name: 'Urraca', changes: 0, moods: [], sent: [], isGone: false },
})

/** As a channel would: looks what stands there, and writes what is missing. */
export async function publishWhole(
  publication: Publication,
  { now }: Pick<Context<unknown>, 'now'>,
  profile: WholeProfile,
): Promise<Published> {
  const mood = profile.moods.shift()
  if (mood === 'throttles') return { kind: 'retry', after: wholeRestMs, code: 'throttled' }
  if (mood === 'fails' || profile.isGone) return { kind: 'retry', after: 5000, code: 'failing' }
  if (mood === 'distrusts' || mood === 'echoes') return { kind: 'refused', code: 'refused' }
  const text = nextText(profile.text, publication, wholePublishes)
  if (text && 'kind' in text) return text
  const hours = nextHours(profile.spans, publication)
  if (hours && 'kind' in hours) return hours
  if (!text && !hours) return published
  Object.assign(profile, text, hours)
  profile.changes++
  profile.sent.push({ method: 'PUT', path: '/profile', headers: {}, body: { at: now(), ...text, ...hours } })
  return mood === 'cuts' ? { kind: 'retry', after: 5000, code: 'unreachable' } : published
}

export const vendorProfile = (profile: WholeProfile): VendorProfile => ({
  key: 'main',
  text: () => profile.text,
  writes: text => void (profile.text = text),
  hours: () => profile.spans,
  opens: () => void (profile.spans = [{ day: 7, opens: '11:00', closes: '14:00' }]),
  rest: () => profile.name,
  changes: () => profile.changes,
})
