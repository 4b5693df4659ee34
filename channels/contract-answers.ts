const connecting = new Set(['connect', 'getaddrinfo'])
const beforeTheRequest =
  /^(UND_ERR_CONNECT_TIMEOUT|ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_\w+|address\.\w[\w-]*)$/

/**
 * Whether what `fetch` threw says for certain that the request never reached the other side (no connection, no name,
 * no trust, refused by our own guard). Everything else leaves open whether it was taken: a reset, a time-out, a cut.
 */
export function neverArrived(thrown: unknown, depth = 0): boolean {
  if (!(thrown instanceof Error) || depth > 5) return false
  const { code, syscall } = thrown as { code?: unknown; syscall?: unknown }
  if (typeof syscall === 'string' && connecting.has(syscall)) return true
  if (typeof code === 'string' && beforeTheRequest.test(code)) return true
  // Several addresses of one name were tried.
  const tried = thrown instanceof AggregateError ? thrown.errors : []
  return tried.length > 0 ? tried.every(each => neverArrived(each, depth + 1)) : neverArrived(thrown.cause, depth + 1)
}

/** What a `Retry-After` asks for, in milliseconds from `now`; undefined when it is absent or makes no sense. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim()
  if (!said) return undefined
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const until = Date.parse(said)
  return Number.isNaN(until) ? undefined : Math.max(0, until - now)
}

/** The text of an answer, at most `maxBytes` of it; undefined when it broke off. */
export async function answerText(response: Response, maxBytes = 65_536): Promise<string | undefined> {
  const read: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      read.push(chunk)
      size += chunk.length
      if (size >= maxBytes) break
    }
  } catch {
    return undefined
  }
  return Buffer.concat(read).subarray(0, maxBytes).toString()
}
