const connecting = new Set(['connect', 'getaddrinfo'])
const beforeTheRequest =
  /^(UND_ERR_CONNECT_TIMEOUT|ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|address\.\w[\w-]*)$/

/**
 * Whether what `fetch` threw says for certain that the request never reached the other side (no connection, no name,
 * no trust, refused by our own guard). Everything else leaves open whether it was taken: a reset, a time-out, a cut.
 */
export function neverArrived(thrown: unknown): boolean {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    const { code, syscall } = error as { code?: unknown; syscall?: unknown }
    if (typeof syscall === 'string' && connecting.has(syscall)) return true
    if (typeof code === 'string' && beforeTheRequest.test(code)) return true
  }
  return false
}

/** What a `Retry-After` asks for, in milliseconds from `now`; undefined when it is absent or makes no sense. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim()
  if (!said) return undefined
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const until = Date.parse(said)
  return Number.isNaN(until) ? undefined : Math.max(0, until - now)
}

/** The text of an answer, at most `maxBytes` of it; empty when it breaks off or cannot be read. */
export async function answerText(response: Response, maxBytes = 65_536): Promise<string> {
  const read: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      read.push(chunk)
      size += chunk.length
      if (size >= maxBytes) break
    }
  } catch {
    return ''
  }
  return Buffer.concat(read).subarray(0, maxBytes).toString()
}
