import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import { mostBytesOfAny, showFile } from '#files'
import { Fault } from '#lib'
import { heardOut } from '../heard-out.ts'
import { card } from './schemas.ts'

const schema = {
  summary: 'A file to be sent: its bytes as the body, or the first file of a form',
  querystring: z.object({
    name: z.string().max(1000).optional().describe('Its name; also as x-name, percent-encoded'),
  }),
  response: { 201: card },
}

/** POST /api/v1/files. The bytes are on disk before a transaction is opened. */
export const add: Noun = async (app, { database, files }) => {
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: mostBytesOfAny + 1 } })
  app.addContentTypeParser('*', (_, body, done) => done(null, body))
  // Also what Fastify would read by itself is a file here.
  for (const type of ['application/json', 'text/plain']) {
    app.removeContentTypeParser(type)
    app.addContentTypeParser(type, (_, body, done) => done(null, body))
  }
  app.post('/api/v1/files', { schema, bodyLimit: mostBytesOfAny + 65_536 }, async (request, reply) => {
    const { who, query } = request
    mustBeAble(who, 'answer')
    const { name, bytes } = await bodyOf(request, query.name)
    const draft = await files.receive({ workspaceId: who.workspaceId, name, bytes })
    try {
      const row = await database.app(who.workspaceId, tx => files.keep(tx, draft))
      return await reply.code(201).send(showFile(who.workspaceId, row))
    } catch (error) {
      await files.discard(draft)
      throw error
    }
  })
}

async function bodyOf(
  request: FastifyRequest,
  asked: string | undefined,
): Promise<{ name: string; bytes: AsyncIterable<Uint8Array> }> {
  if (request.isMultipart()) {
    const part = await request.file()
    if (!part) throw new Fault('file.empty', 422)
    return { name: asked ?? part.filename, bytes: heardOut(part.file) }
  }
  if (!request.body) throw new Fault('file.empty', 422)
  const header = request.headers['x-name']
  return { name: asked ?? decoded(typeof header === 'string' ? header : ''), bytes: heardOut(request.body as Readable) }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
