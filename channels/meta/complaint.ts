import { type Call, fieldsOf, type Health, numberOf, readJson, type Sent, textOf, unsent } from '#channel'

type Answer = Extract<Call, { kind: 'answer' }>

/** What a Graph answer that is no success complains of. */
export type Complaint = { code: number | undefined; subcode: number | undefined; name: string; text: string }

const refusedMs = 60_000
const throttledMs = 60_000
const failingMs = 5000
const blockedMs = 900_000
const longestText = 500

/** What differs between Meta's channels: the codes of pace, and those of what the app may not do, whoever it concerns. */
export type Dialect = {
  ofPace: ReadonlySet<number>
  isForbidden(complaint: Complaint): boolean
  /** Of a call that concerns nobody in particular this code means the same. */
  forbidsAll: number
}

type Unsent = Exclude<Sent, { kind: 'sent' }>

const ofTokens = new Set([102, 190])
const ofTime = new Set([1, 2, 1200])

export function complaintIn({ json, status, text }: Answer): Complaint {
  const error = fieldsOf(json.error)
  const code = numberOf(error.code)
  const subcode = numberOf(error.error_subcode)
  const name = code === undefined ? `http-${status}` : subcode === undefined ? `${code}` : `${code}/${subcode}`
  return { code, subcode, name, text: (textOf(error.message) ?? text).slice(0, longestText) }
}

/** Credentials that do not hold any more, or were withdrawn. */
export const isOfTokens = (call: Call): boolean =>
  call.kind === 'answer' && !call.ok && ofTokens.has(complaintIn(call).code ?? 0)

/** There is no such object, or not any more. */
export function isGone(call: Call): boolean {
  if (call.kind !== 'answer' || call.ok) return false
  const { code, subcode } = complaintIn(call)
  return call.status === 404 || (code === 100 && subcode === 33)
}

/** How long the platform wants to be left alone; it says so in minutes, for each of several limits. */
function regainMs({ headers }: Answer): number | undefined {
  const usage = Object.values(fieldsOf(readJson(headers.get('x-business-use-case-usage') ?? '')))
  const minutes = usage
    .flat()
    .map(limit => numberOf(fieldsOf(limit).estimated_time_to_regain_access) ?? 0)
    .filter(each => each > 0)
  return minutes.length === 0 ? undefined : Math.max(...minutes) * 60_000
}

/** How one channel reads what is no success. */
export const complaintsIn = (dialect: Dialect) => ({
  /** What became of a message that was not taken. `token` never shows in it. */
  failure: (call: Call, now: number, token: string): Unsent => failure(dialect, call, now, token),
  /** The health that a failed call shows; undefined for a success. */
  sickness: (call: Call): Health | undefined => sickness(dialect, call),
})

function failure(dialect: Dialect, call: Call, now: number, token: string): Unsent {
  if (call.kind !== 'answer') return unsent(call, now)
  // Taken, but the answer names no message.
  if (call.ok) return { kind: 'unsure' }
  const complaint = complaintIn(call)
  const { code, name } = complaint
  if (code === undefined || call.status === 429) return unsent(call, now)
  if (ofTokens.has(code)) return { kind: 'retry', after: refusedMs, code: 'refused' }
  if (dialect.ofPace.has(code)) return { kind: 'retry', after: regainMs(call) ?? throttledMs, code: 'throttled' }
  if (ofTime.has(code)) return { kind: 'retry', after: failingMs, code: 'failing' }
  if (dialect.isForbidden(complaint)) return { kind: 'retry', after: refusedMs, code: 'forbidden' }
  if (code === 368) return { kind: 'retry', after: blockedMs, code: 'blocked' }
  return { kind: 'rejected', code: name, text: complaint.text.replaceAll(token, '•••') }
}

function sickness(dialect: Dialect, call: Call): Health | undefined {
  if (call.kind !== 'answer') return { state: 'failing', code: 'unreachable' }
  if (call.ok) return undefined
  const complaint = complaintIn(call)
  const { code = 0, name, text } = complaint
  const said = `${name} ${text}`.trim()
  if (ofTokens.has(code)) return { state: 'failing', code: 'refused', text: said }
  if (dialect.isForbidden(complaint) || dialect.forbidsAll === code)
    return { state: 'failing', code: 'forbidden', text: said }
  return { state: 'failing', code: dialect.ofPace.has(code) ? 'throttled' : 'bad-answer', text: said }
}
