import type { Answer, Seen } from './vendor-server.ts'

type TimeOfDay = { hours?: number; minutes?: number }
type Period = { openDay?: string; openTime?: TimeOfDay; closeDay?: string; closeTime?: TimeOfDay }

/** A place as Google shows it. */
export type GoogleLocation = {
  title: string
  websiteUri: string
  regularHours?: { periods: Period[] }
  profile?: { description?: string }
  changes: number
}

export const newGoogleLocation = (title: string): GoogleLocation => ({
  ...{ title, websiteUri: 'https://urraca.example', changes: 0 },
})

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
const known = new Set(['name', 'title', 'websiteUri', 'regularHours', 'profile', 'storeCode'])

const fault = (message: string): Answer => ({
  status: 400,
  body: { error: { code: 400, message, status: 'INVALID_ARGUMENT', details: [] } },
})

/** Reading wants a mask, and so does writing: what the mask names is replaced as a whole. */
export function answerLocation({ method, query, body }: Seen, name: string, location: GoogleLocation): Answer {
  const mask = (query.get(method === 'GET' ? 'readMask' : 'updateMask') ?? '').split(',').filter(each => each !== '')
  if (mask.length === 0) return fault('A field mask is required')
  if (mask.some(each => !known.has(each))) return fault(`Invalid field mask: ${mask.join()}`)
  if (method === 'PATCH') {
    const given = (body ?? {}) as Record<string, unknown>
    const stray = Object.keys(given).find(each => !mask.includes(each))
    const wrong = stray ?? wrongIn(given as Partial<GoogleLocation>)
    if (wrong) return fault(`Request contains an invalid argument: ${wrong}`)
    for (const each of mask) Object.assign(location, { [each]: given[each] })
    location.changes++
  } else if (method !== 'GET') return { status: 404 }
  const told: Record<string, unknown> = { name, ...location }
  return { status: 200, body: Object.fromEntries(mask.flatMap(each => (told[each] ? [[each, told[each]]] : []))) }
}

function wrongIn({ regularHours, profile }: Partial<GoogleLocation>): string | undefined {
  const { description = '' } = profile ?? {}
  if (description.length > 750) return 'profile.description'
  if (/https?:\/\//.test(description)) return 'profile.description holds an address'
  return regularHours?.periods.some(each => !isPeriod(each)) ? 'regularHours.periods' : undefined
}

function isPeriod({ openDay = '', openTime, closeDay = '', closeTime, ...others }: Period): boolean {
  const [from, to] = [days.indexOf(openDay), days.indexOf(closeDay)]
  if (from === -1 || to === -1 || Object.keys(others).length > 0) return false
  const [opens, closes] = [minutesOf(openTime), minutesOf(closeTime)]
  if (opens === undefined || closes === undefined || opens >= 1440) return false
  return from === to ? closes > opens : to === (from + 1) % 7
}

function minutesOf({ hours = 0, minutes = 0 }: TimeOfDay = {}): number | undefined {
  const all = hours * 60 + minutes
  return Number.isInteger(all) && minutes >= 0 && minutes < 60 && all >= 0 && all <= 1440 ? all : undefined
}
