import { numberOf, type Sent, textOf, unsent } from '#channel'
import type { Ctx, Said } from './session.ts'

/** What lets us in, should an answer repeat it. */
const tokens = /\bBearer \S+|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g

const refusedMs = 60_000
const leastMs = 1000

/** What an answer that is no success means for what was to be sent. */
export function unsentAs(said: Said, { now }: Pick<Ctx, 'now'>): Exclude<Sent, { kind: 'sent' }> {
  const { call } = said
  if (said.did === undefined && said.refused) return { kind: 'retry', after: refusedMs, code: 'refused' }
  if (call.kind === 'answer' && call.status === 429) {
    const after = restOf(call.headers, now())
    if (after !== undefined) return { kind: 'retry', after, code: 'throttled' }
  }
  return unsent(call, now(), ({ json }) => ({
    code:
      textOf(json.error)
        ?.replace(/[^\w.-]/g, '')
        .slice(0, 60) || undefined,
    text: textOf(json.message)?.replace(tokens, '•••'),
  }))
}

/** Until when the platform wants to be left alone, in milliseconds from `now`; its own header is in seconds since 1970. */
export function restOf(headers: Headers, now: number): number | undefined {
  const until = numberOf(headers.get('ratelimit-reset') ?? undefined)
  return until === undefined ? undefined : Math.max(leastMs, until * 1000 - now)
}
