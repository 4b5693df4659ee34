import { complaint, fine, parametersOf, success } from './graph.ts'
import type { Answer, Seen } from './vendor-server.ts'

/** What stands about a page, and when it is open. */
export type FacebookPage = { about: string; hours: Record<string, string>; website: string; changes: number }

export const newFacebookPage = (): FacebookPage => ({
  ...{ about: '', hours: {}, website: 'https://urraca.example', changes: 0 },
})

const isClock = (value: unknown) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
const changeable = new Set(['about', 'hours', 'website', 'appsecret_proof', 'access_token'])

/** A page told and changed by its own token; undefined when something else of it is asked for. */
export function answerPage(seen: Seen, id: string, page: FacebookPage): Answer | undefined {
  const asked = parametersOf(seen)
  if (seen.method === 'GET') {
    const fields = String(asked.fields ?? '').split(',')
    if (!fields.includes('about') && !fields.includes('hours')) return undefined
    const told = Object.entries(page).filter(([name, value]) => fields.includes(name) && Object.keys(value).length > 0)
    return fine({ ...Object.fromEntries(told), id })
  }
  if (seen.method !== 'POST') return undefined
  const odd = Object.keys(asked).find(each => !changeable.has(each))
  if (odd !== undefined) return complaint(100, `(#100) Param ${odd} is not allowed`)
  const { about = page.about, hours = page.hours } = asked
  if (typeof about !== 'string' || about.length > 255) return complaint(100, '(#100) Param about is too long')
  if (!areHours(hours)) return complaint(100, '(#100) Param hours must be a map of opening hours')
  Object.assign(page, { about, hours, changes: page.changes + 1 })
  return success
}

/** Two ranges a day, each with both its ends. */
function areHours(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null) return false
  const hours = value as Record<string, unknown>
  return Object.keys(hours).every(name => {
    const [, range, end] = /^((?:mon|tue|wed|thu|fri|sat|sun)_[12])_(open|close)$/.exec(name) ?? []
    return (
      range !== undefined && isClock(hours[name]) && isClock(hours[`${range}_${end === 'open' ? 'close' : 'open'}`])
    )
  })
}
