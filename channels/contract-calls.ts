import { answerText, neverArrived, retryAfterMs } from './contract-answers.ts'
import { type Fields, fieldsOf, readJson } from './contract-reading.ts'
import type { Health } from './contract.ts'
import type { Sent } from './contract-outbound.ts'

/** What came of a call: an answer (`json` is empty where it is none), nothing that could have arrived, or nobody knows. */
export type Call =
  | { kind: 'answer'; status: number; ok: boolean; headers: Headers; text: string; json: Fields }
  | { kind: 'never' }
  | { kind: 'lost' }

type Caller = { readonly fetch: typeof fetch; readonly signal: AbortSignal }

/** Calls a vendor and reads its answer, at most `maxBytes` of it; redirects are answers like others. */
export async function callVendor(
  { fetch, signal }: Caller,
  address: string | URL,
  init: RequestInit = {},
  maxBytes = 1_048_576,
): Promise<Call> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal, ...init })
    const text = await answerText(response, maxBytes)
    if (text === undefined) return { kind: 'lost' }
    const { status, ok, headers } = response
    return { kind: 'answer', status, ok, headers, text, json: fieldsOf(readJson(text)) }
  } catch (error) {
    return neverArrived(error) ? { kind: 'never' } : { kind: 'lost' }
  }
}

/** The init of a call with a JSON body. */
export const jsonBody = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

const failingMs = 5000
const throttledMs = 10_000
const longestText = 500

/**
 * What most vendors mean by an answer that is no success: 429 is a matter of pace, 5xx of time, everything else is for
 * good. `reason` finds the vendor's own code and words in it.
 */
export function unsent(
  call: Call,
  now: number,
  reason: (answer: Extract<Call, { kind: 'answer' }>) => {
    code?: string | undefined
    text?: string | undefined
  } = () => ({}),
): Exclude<Sent, { kind: 'sent' }> {
  if (call.kind === 'never') return { kind: 'retry', after: failingMs, code: 'unreachable' }
  if (call.kind === 'lost') return { kind: 'unsure' }
  const after = retryAfterMs(call.headers, now)
  if (call.status === 429) return { kind: 'retry', after: after ?? throttledMs, code: 'throttled' }
  if (call.status >= 500 || call.status === 408) return { kind: 'retry', after: after ?? failingMs, code: 'failing' }
  const { code = `http-${call.status}`, text = call.text } = reason(call)
  return { kind: 'rejected', code, text: text.slice(0, longestText) }
}

/** The health that a call with nothing but credentials shows; undefined for a success. */
export function illness(call: Call, refused: readonly number[] = [401, 403]): Health | undefined {
  if (call.kind !== 'answer') return { state: 'failing', code: 'unreachable' }
  if (call.ok) return undefined
  const text = `${call.status} ${call.text.slice(0, longestText)}`.trim()
  return { state: 'failing', code: refused.includes(call.status) ? 'refused' : 'bad-answer', text }
}
