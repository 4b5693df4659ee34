import {
  type Call,
  callVendor,
  type Context,
  type Fields,
  listOf,
  readJson,
  type Sent,
  textOf,
  timeOf,
  unsent,
} from '#channel'
import { instanceOf, type MastodonSettings } from './settings.ts'

export type Ctx = Context<MastodonSettings>

const refusedMs = 60_000
const leastMs = 1000

/** Asks the account's server as the account. */
export function call(ctx: Ctx, path: string, init: RequestInit = {}): Promise<Call> {
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    authorization: `Bearer ${ctx.settings.token}`,
  }
  return callVendor(ctx, `${instanceOf(ctx.settings)}${path}`, { ...init, headers }, mostBytes)
}

/** A page of eighty posts with their pictures, polls and cards. */
const mostBytes = 8 * 1_048_576

/** Of an answer that is an object. */
export const goodIn = (said: Call): Fields | undefined => (said.kind === 'answer' && said.ok ? said.json : undefined)

/** Of an answer that is a list. */
export const goodList = (said: Call): unknown[] | undefined =>
  said.kind === 'answer' && said.ok ? listOf(readJson(said.text)) : undefined

/** A token that is not accepted, or may not do this, is a matter of the connection. */
export const isRefused = (said: Call): boolean =>
  said.kind === 'answer' &&
  (said.status === 401 || (said.status === 403 && /scope/i.test(textOf(said.json.error) ?? '')))

/** What an answer that is no success means for what was to be sent. */
export function unsentAs(said: Call, { now }: Pick<Ctx, 'now'>): Exclude<Sent, { kind: 'sent' }> {
  if (isRefused(said)) return { kind: 'retry', after: refusedMs, code: 'refused' }
  if (said.kind === 'answer' && said.status === 429) {
    const after = restOf(said.headers, now())
    if (after !== undefined) return { kind: 'retry', after, code: 'throttled' }
  }
  return unsent(said, now(), ({ json }) => ({ text: textOf(json.error)?.replace(/\bBearer \S+/g, '•••') }))
}

/** Nothing has been sent yet, so that a lost answer leaves nothing open. */
export const beforehand = (sent: Exclude<Sent, { kind: 'sent' }>): Sent =>
  sent.kind === 'unsure' ? { kind: 'retry', after: 5000, code: 'unreachable' } : sent

/** Until when the server wants to be left alone, in milliseconds from `now`: its header is a date, not a number. */
export function restOf(headers: Headers, now: number): number | undefined {
  const until = timeOf(headers.get('x-ratelimit-reset') ?? undefined, 'iso')
  return until === undefined ? undefined : Math.max(leastMs, until - now)
}

/** @throws PullFault for anything but a good answer */
export function mustBeGood<T>(said: Call, good: T | undefined, ctx: Ctx, what: string): T {
  if (good !== undefined) return good
  const sent = unsentAs(said, ctx)
  const code = sent.kind === 'retry' ? (sent.code ?? 'failing') : sent.kind === 'unsure' ? 'unreachable' : 'bad-answer'
  const words = said.kind === 'answer' ? String(said.status) : 'no answer'
  throw Object.assign(
    new Error(`Mastodon does not give ${what}: ${words}`),
    sent.kind === 'retry' && code === 'throttled' ? { code, after: sent.after } : { code },
  )
}
