import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App, World } from '#api'
import { pagePolicy } from '../security.ts'
import { placeOf } from './enter.ts'
import { shopPage } from './shop-page.ts'

const style = join(import.meta.dirname, 'shop.css')

/** GET /chat/test/:profile: the chat as it will look on a shop's page, for those who set it up. The shop is made up. */
export function testPage(app: App, world: World): void {
  app.get('/chat/test/:profile', { schema: { hide: true } }, (request, reply) => {
    const { profile } = placeOf(world, (request.params as { profile: string }).profile)
    const asked = (request.query as { language?: string }).language
    const language = asked === 'es' || asked === 'en' ? asked : profile.language
    const policy = pagePolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return reply
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(shopPage(profile.id, language))
  })
  app.get('/chat/test/shop.css', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/css; charset=utf-8').send(await readFile(style)),
  )
}
