import type { Answer, Seen } from './vendor-server.ts'
import { problem } from './x-state.ts'

/** What the account says of itself; the addresses in it are shown under short ones. */
export type XProfile = { description: string; location: string; changes: number }

export const newXProfile = (): XProfile => ({ description: '', location: 'Manises', changes: 0 })

const address = /https?:\/\/\S+/g
const allowed = new Set(['description', 'name', 'location', 'url'])

/** The account's own page, told and changed; undefined for anything else. */
export function answerXProfile({ method, path, body }: Seen, profile: XProfile): Answer | undefined {
  if (path !== '/2/users/me' || method !== 'PUT') return undefined
  const given = (body ?? {}) as Record<string, unknown>
  const odd = Object.entries(given).find(([name, value]) => !allowed.has(name) || typeof value !== 'string')
  if (odd || Object.keys(given).length === 0)
    return problem(400, 'Invalid Request', `${odd?.[0] ?? 'body'} is not allowed`)
  const { description = profile.description } = given as { description?: string }
  if ([...description].length > 160) return problem(400, 'Invalid Request', 'description: length must be at most 160')
  Object.assign(profile, given, { changes: profile.changes + 1 })
  return { status: 200, body: { data: { id: '1111', ...shownOf(profile) } } }
}

/** As it is told to whoever asks for these fields. */
export function shownOf({ description, location }: XProfile, fields = 'description,entities,location'): object {
  const wanted = fields.split(',')
  const urls = [...description.matchAll(address)].map(([long], place) => ({
    ...{ url: `https://t.co/u${place}`, expanded_url: long, display_url: long.replace(/^https?:\/\//, '') },
  }))
  const short = urls.reduce((text, { url, expanded_url: long }) => text.replace(long, () => url), description)
  const all: Record<string, unknown> = {
    description: short,
    location,
    ...(urls.length > 0 ? { entities: { description: { urls } } } : {}),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)))
}
