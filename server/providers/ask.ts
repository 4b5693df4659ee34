import { randomBytes } from 'node:crypto'
import type { ProviderAspect, ProviderOutcome, ProviderReading } from '#protocol'
import { readingIn, tokensIn } from './answer.ts'
import { requestFor } from './prompt.ts'

export type Asking = {
  endpoint: string
  model: string
  key: string | null
  reads: readonly ProviderAspect[]
  timeoutMs: number
}

/** `tokens`: as the provider counts them, else by the length. `retryAfterMs`: where it asks for patience. */
export type Answered = {
  outcome: ProviderOutcome
  reading: ProviderReading | null
  tokens: number
  tookMs: number
  retryAfterMs?: number
}

/** Of a text that nobody has counted: three signs a token, and what the answer takes. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 3) + 500

/**
 * Asks a provider of one text that may leave. Never throws: what goes wrong is an outcome. It follows no redirection, for the
 * key and the text are meant for that address alone.
 */
export async function ask(asking: Asking, text: string, fetching: typeof fetch): Promise<Answered> {
  const began = performance.now()
  const patience = AbortSignal.timeout(asking.timeoutMs)
  const answered = await call(asking, text, fetching, patience).catch((): Outcome => {
    const outcome = patience.aborted ? 'slow' : 'down'
    return { outcome, reading: null, tokens: outcome === 'slow' ? tokensOf(text) : 0 }
  })
  return { ...answered, tookMs: Math.round(performance.now() - began) }
}

type Outcome = Omit<Answered, 'tookMs'>

async function call(asking: Asking, text: string, fetching: typeof fetch, signal: AbortSignal): Promise<Outcome> {
  const { endpoint, model, key, reads } = asking
  const fence = `=====${randomBytes(12).toString('hex')}=====`
  const answer = await fetching(`${endpoint.replace(/\/+$/, '')}/chat/completions`, {
    ...{ method: 'POST', redirect: 'manual', signal },
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key && { authorization: `Bearer ${key}` }),
    },
    body: requestFor(text, model, reads, fence),
  })
  if (answer.status !== 200) {
    await answer.body?.cancel()
    return { outcome: failureOf(answer.status), reading: null, tokens: 0, ...patienceIn(answer) }
  }
  const body = await answer.text()
  const reading = readingIn(body, reads) ?? null
  return { outcome: reading ? 'read' : 'lied', reading, tokens: tokensIn(body) ?? tokensOf(text) }
}

function failureOf(status: number): ProviderOutcome {
  if (status === 401 || status === 403) return 'refused'
  if (status === 429) return 'busy'
  return status >= 500 ? 'down' : 'rejected'
}

/** Retry-After in seconds (RFC 9110, 10.2.3); a date is left to our own patience. */
function patienceIn({ status, headers }: Response): { retryAfterMs?: number } {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return status === 429 && Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}
}
