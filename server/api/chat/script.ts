import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { App } from '#api'
import { Fault } from '#lib'
import { type Encoding, encodingFor } from '../encoding.ts'

const built = join(import.meta.dirname, '..', '..', '..', 'dist', 'widget', 'chat.js')

type Script = { builtAt: number; tag: string; bodies: Record<Encoding, Buffer> }

/** GET /chat.js: the widget, for any page. It may be kept for an hour, and then asks whether it has changed. */
export function script(app: App): void {
  let kept: Promise<Script> | undefined
  const current = async () => {
    const found = await stat(built).catch(() => undefined)
    if (!found) throw new Fault('chat.not-built', 503)
    if ((await kept)?.builtAt !== found.mtimeMs) kept = read(found.mtimeMs)
    return kept!
  }
  app.get('/chat.js', { schema: { hide: true } }, async (request, reply) => {
    const { tag, bodies } = await current()
    const encoding = encodingFor(request.headers['accept-encoding'])
    void reply.headers({
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      etag: tag,
      vary: 'Accept-Encoding',
    })
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    if (encoding !== 'identity') void reply.header('content-encoding', encoding)
    return reply.type('text/javascript; charset=utf-8').send(bodies[encoding])
  })
}

async function read(builtAt: number): Promise<Script> {
  const identity = await readFile(built)
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity, { level: 9 })])
  return { builtAt, tag: `"${builtAt.toString(36)}"`, bodies: { br, gzip: zipped, identity } }
}
