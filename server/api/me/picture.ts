import { z } from 'zod'
import type { App, Noun } from '#api'
import { me } from '#api/schemas'
import { squareOf } from '#files'
import { Fault } from '#lib'

const mostBytes = 20_000_000

const setting = { summary: 'One’s own picture: its bytes as the body', response: { 200: me } }
const removing = { summary: 'Take one’s own picture away', response: { 200: me } }
const config = { asksFor: 'person' } as const

/** PUT and DELETE /api/v1/me/picture */
export const picture: Noun = async (app, { accounts }) => {
  app.delete('/api/v1/me/picture', { schema: removing, config }, async ({ person }) => {
    await accounts.changePortrait(person, null)
    return accounts.me(person.personId)
  })
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    ;(scope as App).put('/api/v1/me/picture', { schema: setting, config, bodyLimit: mostBytes }, async request => {
      const { person, body } = request
      const square = Buffer.isBuffer(body) ? await squareOf(body) : undefined
      if (!square) throw new Fault('picture.unreadable', 422)
      await accounts.changePortrait(person, square)
      return accounts.me(person.personId)
    })
  })
}

const named = z.object({ name: z.string().regex(/^[\w-]{22}\.webp$/) })

/** GET /portraits/:name: for whoever was told its address; it may be shown on other sites and is kept for good. */
export const portrait: Noun = (app, { accounts }) => {
  app.get('/portraits/:name', { schema: { hide: true, params: named } }, async ({ params }, reply) => {
    const bytes = await accounts.portrait(params.name)
    if (!bytes) throw new Fault('not-found', 404)
    return reply
      .headers({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .send(bytes)
  })
}
