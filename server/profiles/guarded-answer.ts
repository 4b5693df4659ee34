import type { IncomingMessage } from 'node:http'
import { pipeline, Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { Fault } from '#lib'

const withoutBody = new Set([101, 204, 205, 304])

/** An answer as `fetch` gives it; its body breaks off with a fault when it grows past `maxBytes`, unpacked. */
export function answerOf(message: IncomingMessage, method: string, maxBytes: number): Response {
  const headers = new Headers()
  for (let place = 0; place < message.rawHeaders.length; place += 2) {
    headers.append(message.rawHeaders[place]!, message.rawHeaders[place + 1]!)
  }
  const status = message.statusCode!
  if (withoutBody.has(status) || method === 'HEAD') {
    message.resume()
    return new Response(null, { status: status === 101 ? 502 : status, headers })
  }
  const unpacked = unpack(message, headers.get('content-encoding'))
  const body = pipeline(unpacked, bounded(maxBytes), () => {})
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    status,
    statusText: message.statusMessage ?? '',
    headers,
  })
}

function unpack(message: IncomingMessage, encoding: string | null): Readable {
  if (encoding === 'gzip') return pipeline(message, createGunzip(), () => {})
  if (encoding === 'br') return pipeline(message, createBrotliDecompress(), () => {})
  return message
}

function bounded(maxBytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length
      if (seen > maxBytes) done(new Fault('answer.too-large', 502, { maxBytes }))
      else done(null, chunk)
    },
  })
}
