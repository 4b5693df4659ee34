import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { Fault } from '#lib'
import type { ChatFile } from '#protocol'
import { heardOut } from '../heard-out.ts'
import { networkOf } from '../limits.ts'
import { guestOf, type Method, passIn, placeOf } from './enter.ts'
import { maxFileBytes } from './profile.ts'

const megabyte = 1024 * 1024
const perVisitor = { perMinute: 30 }
const perAddress = { perMinute: 120 }
/** In megabytes: some films at once, and no more in a day than a disk can bear. */
const room = { perMinute: 10, atOnce: 400 }

/** POST /chat/:profile/files: takes a file that the visitor will send. Its name here is good for this visitor alone. */
export const files: Method = async (app, { world, limits }) => {
  await app.register(async inside => {
    // Whatever it is said to be, the body is a file.
    inside.removeAllContentTypeParsers()
    inside.addContentTypeParser('*', (_, body, done) => done(null, body))
    inside.post('/chat/:profile/files', { schema: { hide: true } }, async (request, reply): Promise<ChatFile> => {
      const place = placeOf(world, (request.params as { profile: string }).profile)
      const { visitor } = guestOf(place, passIn(request.headers), world.now())
      limits.spend(`files ${visitor.id}`, perVisitor)
      limits.spend(`files ${networkOf(request.ip)}`, perAddress)
      const { workspaceId, connected } = place
      const most = maxFileBytes(connected.channel.can)
      limits.spend(`room ${networkOf(request.ip)}`, room, Math.ceil(Math.min(sizeIn(request.headers), most) / megabyte))
      if (!request.body) throw new Fault('file.empty', 422)
      const bytes = atMost(heardOut(request.body as Readable), most)
      const draft = await world.files.receive({
        workspaceId,
        name: decoded(String(request.headers['x-name'] ?? '')),
        bytes,
      })
      try {
        const { id, name, type, size } = await world.database.app(workspaceId, tx => world.files.keep(tx, draft))
        void reply.code(201)
        return { id: place.visitors.nameFile(id, visitor.id, connected.settings), name, type, size: size ?? 0 }
      } catch (error) {
        await world.files.discard(draft)
        throw error
      }
    })
  })
}

/** What is said of its size; whoever says nothing may send as much as any. */
function sizeIn(headers: IncomingHttpHeaders): number {
  const said = Number(headers['content-length'])
  return Number.isFinite(said) ? said : Number.POSITIVE_INFINITY
}

async function* atMost(bytes: AsyncIterable<Uint8Array>, max: number): AsyncIterable<Uint8Array> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > max) throw new Fault('file.too-large', 413, { megabytes: Math.floor(max / megabyte) })
    yield chunk
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
