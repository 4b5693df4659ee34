import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { encodingFor } from './encoding.ts'
import type { App } from './world.ts'

// What fits into one packet gains nothing.
const leastLetters = 1400
// A page of the inbox takes about a millisecond, and a tenth of its way.
const quality = { [constants.BROTLI_PARAM_QUALITY]: 4 }

const compressed = {
  br: (text: string) => promisify(brotliCompress)(text, { params: quality }),
  gzip: (text: string) => promisify(gzip)(text, { level: 5 }),
}

/**
 * Long answers are packed for whoever takes them so. What is asked for with a cookie is asked for by our own pages alone
 * (`mustBeOurPage`, SameSite), so that their length tells nothing to others.
 */
export function compressAnswers(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < leastLetters || reply.hasHeader('content-encoding'))
      return payload
    void reply.header('vary', 'Accept-Encoding')
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding === 'identity') return payload
    void reply.header('content-encoding', encoding).removeHeader('content-length')
    return compressed[encoding](payload)
  })
}
