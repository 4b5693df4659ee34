import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Fault, minute, second } from '#lib'
import { isPublicAddress } from './addresses.ts'
import { answerOf } from './guarded-answer.ts'
import { guardedLookup } from './guarded-lookup.ts'

export type GuardOptions = {
  /** Which addresses may be called; those of the open internet unless told otherwise. */
  isOpen?: (address: string) => boolean
  /** The most that an answer may have, in bytes. */
  maxBytes?: number
  /** From the call to the last byte of the answer. */
  timeoutMs?: number
}

export type GuardedFetch = {
  fetch: typeof fetch
  /** For those who open sockets themselves: finds the addresses of a name, and refuses what `fetch` refuses. */
  lookup: LookupFunction
  close(): void
}

const mostRedirects = 5
const usual = { isOpen: isPublicAddress, maxBytes: 110 * 1024 * 1024, timeoutMs: 2 * minute }

/**
 * `fetch` for addresses that other people chose. It connects only to addresses of the open internet: what counts is the
 * address that is connected to, so no name can be turned to another one afterwards; each redirect is looked at again.
 * Throws like `fetch` does (TypeError with a cause); causes of our own have the codes `address.private`, `address.scheme`,
 * `address.malformed`, `answer.too-large`, `redirects.too-many`.
 */
export function openGuardedFetch(options: GuardOptions = {}): GuardedFetch {
  const { isOpen, maxBytes, timeoutMs } = { ...usual, ...options }
  const lookup = guardedLookup(isOpen)
  const agentOptions = { keepAlive: true, keepAliveMsecs: second, timeout: timeoutMs, lookup }
  const agents = { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) }

  const once = async (asked: Request, body: Uint8Array | undefined, signal: AbortSignal): Promise<Response> => {
    const url = new URL(asked.url)
    mustBeOpen(url, isOpen)
    const answer = await send(url, asked, body, { agents, signal })
    return answerOf(answer, asked.method, maxBytes)
  }
  const guarded = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    let asked = requestOf(input, init)
    const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(timeoutMs)])
    let body: Uint8Array | undefined = asked.body ? new Uint8Array(await asked.arrayBuffer()) : undefined
    for (let redirects = 0; ; redirects++) {
      const answer = await once(asked, body, signal).catch(error => {
        throw failure(error, signal)
      })
      const target = redirectOf(asked, answer)
      if (!target) return answer
      await answer.body?.cancel()
      if (redirects >= mostRedirects) throw failure(new Fault('redirects.too-many', 502), signal)
      ;({ asked, body } = redirected(asked, body, answer.status, target))
    }
  }
  return {
    fetch: guarded as typeof fetch,
    lookup,
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

/** What cannot be asked is refused without repeating it: address and headers may hold secrets. */
function requestOf(input: string | URL | Request, init?: RequestInit): Request {
  try {
    return new Request(input, init)
  } catch {
    throw new TypeError('fetch failed', { cause: new Fault('address.malformed', 422) })
  }
}

/** An aborted call throws what it was aborted with, everything else a TypeError, as `fetch` does. */
const failure = (error: unknown, signal: AbortSignal) =>
  signal.aborted ? signal.reason : new TypeError('fetch failed', { cause: error })

function mustBeOpen({ protocol, hostname }: URL, isOpen: (address: string) => boolean): void {
  if (protocol !== 'http:' && protocol !== 'https:') throw new Fault('address.scheme', 422)
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) && !isOpen(literal)) throw new Fault('address.private', 422)
}

type Wire = { agents: { http: HttpAgent; https: HttpsAgent }; signal: AbortSignal }

function send(
  url: URL,
  { method, headers }: Request,
  body: Uint8Array | undefined,
  { agents, signal }: Wire,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const sent = { 'accept-encoding': 'gzip, br', 'user-agent': 'Sobremesa', ...Object.fromEntries(headers) }
  const length = body ? { 'content-length': String(body.length) } : {}
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...sent, ...length }, signal, agent: isSecure ? agents.https : agents.http }
    const request = (isSecure ? httpsRequest : httpRequest)(url, options, resolve)
    request.on('error', reject)
    request.end(body)
  })
}

function redirectOf({ redirect, url }: Request, { status, headers }: Response): URL | undefined {
  const location = headers.get('location')
  if (redirect !== 'follow' || location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined
  return URL.canParse(location, url) ? new URL(location, url) : undefined
}

/** As browsers do: what was posted becomes a question after 301, 302 and 303; credentials stay with their origin. */
function redirected(
  asked: Request,
  body: Uint8Array | undefined,
  status: number,
  target: URL,
): { asked: Request; body: Uint8Array | undefined } {
  const headers = new Headers(asked.headers)
  const becomesGet = status === 303 ? asked.method !== 'HEAD' : status < 303 && asked.method === 'POST'
  if (target.origin !== new URL(asked.url).origin) for (const name of ['authorization', 'cookie']) headers.delete(name)
  if (becomesGet) for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name)
  const method = becomesGet ? 'GET' : asked.method
  return { asked: new Request(target, { method, headers }), body: becomesGet ? undefined : body }
}
