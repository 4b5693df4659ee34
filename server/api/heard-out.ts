import type { Readable } from 'node:stream'

/**
 * The bytes of a body. Whoever stops reading leaves the rest to be thrown away: a sender that is cut off in the middle
 * would never hear why.
 */
export async function* heardOut(body: Readable): AsyncIterable<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false })
  } finally {
    body.resume()
  }
}
