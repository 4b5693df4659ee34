import { randomBytes } from 'node:crypto'
import { asError, second } from '#lib'
import type { AddressFinding } from '#protocol'
import { challengePath } from './answer-challenge.ts'

type Means = {
  fetch: typeof fetch
  /** What we would answer ourselves. */
  answerTo: (challenge: string) => string
  patienceMs?: number
}

type Found = Omit<AddressFinding, 'address'>

const mostBytes = 200

/** Asks at an origin something that only this installation can answer, and says what was found there. Never throws. */
export async function lookAt(origin: string, means: Means): Promise<AddressFinding> {
  const { fetch, answerTo, patienceMs = 10 * second } = means
  const challenge = randomBytes(24).toString('base64url')
  try {
    const answer = await fetch(`${origin}${challengePath}/${challenge}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const to = leadsTo(answer, origin)
    const said = await beginningOf(answer)
    if (to !== undefined) return { address: origin, found: 'moved', to }
    if (said !== answerTo(challenge)) return { address: origin, found: 'other', status: answer.status }
    return { address: origin, found: origin.startsWith('https:') ? 'reached' : 'plain' }
  } catch (error) {
    return { address: origin, ...whatBroke(error) }
  }
}

/** The origin to which an answer sends on, if it is another one. */
function leadsTo({ status, headers }: Response, origin: string): string | undefined {
  const location = headers.get('location')
  if (status < 300 || status > 399 || location === null || !URL.canParse(location, origin)) return undefined
  const to = new URL(location, origin).origin
  return to === origin ? undefined : to
}

/** Whoever answers there may answer without end. */
async function beginningOf(answer: Response): Promise<string> {
  let said = ''
  for await (const piece of answer.body ?? []) {
    said += Buffer.from(piece).toString('latin1')
    if (said.length > mostBytes) break
  }
  return said
}

const ofCode: [pattern: RegExp, found: Found['found']][] = [
  [/^address\.private$/, 'private'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'unresolved'],
  [/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/, 'certificate'],
  [/^(EPROTO|ERR_SSL_)/, 'no-https'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'timeout'],
]

function whatBroke(thrown: unknown): Found {
  const error = asError(thrown)
  if (error.name === 'TimeoutError') return { found: 'timeout' }
  const cause = asError(error.cause ?? error)
  const code = 'code' in cause ? String(cause.code) : ''
  const found = ofCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'refused'
  return found === 'certificate' ? { found, detail: cause.message.slice(0, 200) } : { found }
}
