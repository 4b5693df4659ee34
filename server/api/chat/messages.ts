import type { ChatMessages } from '#protocol'
import { Fault, isId, latestTime } from '#lib'
import { guestOf, type Method, passIn, placeOf } from './enter.ts'
import { presentAll } from './present.ts'
import { stretchOf } from './store.ts'

const size = 50
const perVisitor = { perMinute: 120 }

/** GET /chat/:profile/messages: the newest of the visitor's own threads, or those before or after a place; oldest first. */
export const messages: Method = (app, { world, limits }) => {
  app.get('/chat/:profile/messages', { schema: { hide: true } }, async (request, reply): Promise<ChatMessages> => {
    const place = placeOf(world, (request.params as { profile: string }).profile)
    const { visitor, threadIds } = guestOf(place, passIn(request.headers), world.now())
    limits.spend(`messages ${visitor.id}`, perVisitor)
    const { before, after } = request.query as { before?: string; after?: string }
    const way = after === undefined ? 'earlier' : 'later'
    const stretch = { place: readPlace(after ?? before), way, limit: size + 1 } as const
    void reply.header('cache-control', 'no-store')
    return world.database.app(place.workspaceId, async tx => {
      const found = await stretchOf(tx, place.workspaceId, threadIds, stretch)
      const page = found.slice(0, size)
      const shown = await presentAll(tx, way === 'earlier' ? page.toReversed() : page, {
        files: world.files,
        now: world.now(),
        placeOf: () => place,
      })
      const first = shown[0]?.message
      return {
        messages: shown.map(each => each.message),
        earlier: first && way === 'earlier' && found.length > size ? `${first.at}_${first.id}` : null,
      }
    })
  })
}

/** @throws Fault cursor.malformed (400) */
function readPlace(text: string | undefined): { at: number; id: string } | undefined {
  if (text === undefined) return undefined
  const [at, id] = [Number(text.slice(0, text.indexOf('_'))), text.slice(text.indexOf('_') + 1)]
  if (!Number.isSafeInteger(at) || at <= 0 || at > latestTime || !isId(id)) throw new Fault('cursor.malformed', 400)
  return { at, id }
}
