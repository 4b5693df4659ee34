import { createHmac } from 'node:crypto'
import { retryAfterMs } from '#channel'
import { asError, backoff, Fault, pause } from '#lib'

/** An installation, asked with an API key. All wait while it is busy (429, 503) or away for a while. */
export type Api = {
  readonly address: string
  /** Paths are those under /api/v1. @throws Fault replay.refused, replay.unreachable, replay.stopped */
  get<T>(path: string): Promise<T>
  /** Done at most once: when the answer is lost it is not asked again. */
  post<T>(path: string, body: unknown): Promise<T>
  /** Posts to a hook of the API channel, signed; again until it is taken, which is harmless. */
  hook(connectionId: string, body: string, secret: string): Promise<void>
}

type Means = {
  address: string
  key: string
  signal: AbortSignal
  /** It has to wait that long. */
  waiting?: (ms: number) => void
}

type Asking = { what: string; path: string; init: () => RequestInit; isRepeatable: boolean }

const patienceMs = 300_000
const answerLimitMs = 60_000
const busy = new Set([429, 503])
const away = new Set([408, 425, 500, 502, 504])

export function openApi(means: Means): Api {
  const { address, key } = means
  const authorization = `Bearer ${key}`
  const contact = { hasAnswered: false }
  const ask = (asking: Asking) => answerOf(means, asking, contact)
  return {
    address,
    get: async <T>(path: string) =>
      JSON.parse(
        await ask({
          what: `GET /api/v1${path}`,
          path: `/api/v1${path}`,
          init: () => ({ headers: { authorization } }),
          isRepeatable: true,
        }),
      ) as T,
    post: async <T>(path: string, body: unknown) => {
      const headers = { authorization, 'content-type': 'application/json' }
      const init = () => ({ method: 'POST', headers, body: JSON.stringify(body) })
      return JSON.parse(
        await ask({ what: `POST /api/v1${path}`, path: `/api/v1${path}`, init, isRepeatable: false }),
      ) as T
    },
    async hook(connectionId, body, secret) {
      const path = `/hooks/${connectionId}`
      const init = () => ({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signature(body, secret) },
        body,
      })
      await ask({ what: `POST ${path}`, path, init, isRepeatable: true })
    },
  }
}

/** Over the seconds, a full stop, and the body as it is sent. */
function signature(body: string, secret: string): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1000)
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return { 'x-sobremesa-signature': `t=${seconds},v1=${digest}` }
}

async function answerOf(means: Means, asking: Asking, contact: { hasAnswered: boolean }): Promise<string> {
  const until = performance.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    const found = await once(means, asking)
    if ('text' in found) {
      contact.hasAnswered = true
      return found.text
    }
    // An address at which nothing has ever answered is a wrong one.
    const isWorthIt = found.wait !== undefined || (asking.isRepeatable && contact.hasAnswered)
    if (!isWorthIt || performance.now() > until) throw found.fault
    const ms = found.wait ?? backoff(attempt, 500, 30_000)
    means.waiting?.(ms)
    await pause(ms, means.signal)
  }
}

type Found = { text: string } | { wait?: number | undefined; fault: Fault }

async function once({ address, signal }: Means, { what, path, init, isRepeatable }: Asking): Promise<Found> {
  if (signal.aborted) throw new Fault('replay.stopped', 503)
  try {
    const limit = AbortSignal.timeout(answerLimitMs)
    const answer = await fetch(`${address}${path}`, { ...init(), redirect: 'manual', signal: limit })
    const text = await answer.text()
    if (answer.ok) return { text }
    const fault = new Fault('replay.refused', answer.status, { what, status: answer.status, code: codeIn(text) })
    if (busy.has(answer.status)) return { wait: retryAfterMs(answer.headers, Date.now()) ?? 1000, fault }
    if (!isRepeatable || !away.has(answer.status)) throw fault
    return { fault }
  } catch (error) {
    if (error instanceof Fault) throw error
    const { message, cause } = asError(error)
    const detail = cause instanceof Error ? cause.message : message
    return { fault: new Fault('replay.unreachable', 503, { address, detail }, error) }
  }
}

function codeIn(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown }
    return typeof code === 'string' ? code : ''
  } catch {
    return ''
  }
}
