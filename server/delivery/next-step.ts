import type { Sent } from '#channel'
import { backoff, hour, second } from '#lib'
import type { Claim, TryOutcome } from './tables.ts'

/** What the channel can tell when an answer was lost. */
export type Means = { idempotent: boolean; canFind: boolean }

/** What follows from one try. Times are epoch milliseconds. */
export type Step =
  | Extract<Sent, { kind: 'sent' }>
  | { kind: 'failed'; code: string; text: string }
  /** `asked`: null to send again, else the platform is asked next. */
  | { kind: 'again'; at: number; asked: number | null; code: string }
  | { kind: 'unsure' }

export const mostAttempts = 12
const longestMs = 24 * hour
const firstMs = 5 * second
const asksAfterMs = [0, 5 * second, 30 * second]

type Tried = Pick<Claim, 'attempts' | 'asked' | 'createdAt'>

/** After the message was sent. Pure but for the spread of the waiting time. */
export function afterSending(sent: Sent, tried: Tried, means: Means, now: number, random = Math.random): Step {
  if (sent.kind === 'sent') return sent
  if (sent.kind === 'rejected') return { kind: 'failed', code: sent.code, text: sent.text }
  if (sent.kind === 'retry')
    return again(tried, now, Math.max(sent.after, waitOf(tried, random)), sent.code ?? 'failing')
  if (means.canFind) return { kind: 'again', at: now + asksAfterMs[0]!, asked: 0, code: 'lost' }
  return lostForGood(tried, means, now, random)
}

/** After the platform was asked whether a message arrived whose answer was lost. `undefined`: it cannot tell. */
export function afterAsking(
  found: Sent | undefined,
  tried: Tried,
  means: Means,
  now: number,
  random = Math.random,
): Step {
  if (found?.kind === 'sent') return found
  if (found?.kind === 'rejected') return { kind: 'failed', code: found.code, text: found.text }
  if (found?.kind === 'retry') return again(tried, now, Math.max(found.after, waitOnceMore(tried, random)), 'lost')
  const asked = (tried.asked ?? 0) + 1
  const wait = asksAfterMs[asked]
  if (!means.idempotent && means.canFind && wait !== undefined)
    return { kind: 'again', at: now + wait, asked, code: 'lost' }
  return lostForGood(tried, means, now, random)
}

/** Sending the same once more does no harm only where the platform knows it again. */
function lostForGood(tried: Tried, { idempotent }: Means, now: number, random: () => number): Step {
  if (!idempotent) return { kind: 'unsure' }
  const step = again(tried, now, waitOf(tried, random), 'lost')
  return step.kind === 'again' ? step : { kind: 'unsure' }
}

const waitOf = ({ attempts }: Tried, random: () => number) => backoff(attempts, firstMs, hour, random)

/** What is known not to have arrived goes again at once, but not for ever. */
const waitOnceMore = ({ attempts }: Tried, random: () => number) =>
  attempts <= 1 ? 0 : backoff(attempts - 1, firstMs, hour, random)

function again({ attempts, createdAt }: Tried, now: number, wait: number, code: string): Step {
  const at = now + wait
  if (attempts >= mostAttempts || at - createdAt > longestMs) return { kind: 'failed', code: 'gave-up', text: code }
  return { kind: 'again', at, asked: null, code }
}

/** How the try is written into the log. */
export function outcomeOf(sent: Sent | undefined, wasAsked: boolean): TryOutcome {
  if (!wasAsked) return sent?.kind ?? 'unsure'
  if (sent?.kind === 'sent') return 'found'
  if (sent?.kind === 'retry') return 'not-there'
  return sent?.kind === 'rejected' ? 'rejected' : 'cannot-tell'
}
