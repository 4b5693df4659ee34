import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '#lib'
import type { FileRow, Files } from '#files'
import { rangeOf } from './range.ts'

/** A page made of this may show itself, and nothing else: no script, no form, no other address. */
const inert = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"
const forever = 'private, max-age=31536000, immutable'
/** What browsers draw by themselves. The rest is for downloading. */
const shown = /^(image\/(png|apng|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

/**
 * Answers with the bytes of a file: whole, a stretch, or that they are known already. Nothing in it can run: shown are
 * only pictures, sound and film by what they were found to be; all else is handed over to be kept.
 * @throws Fault `file.not-ready` (409)
 */
export function give(files: Files, row: FileRow, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (row.state !== 'ready' || row.size === null) throw new Fault('file.not-ready', 409)
  const etag = `"${row.sha256!.toString('base64url')}"`
  const isShown = shown.test(row.type)
  reply.headers({
    'content-type': isShown || row.type === 'application/pdf' ? row.type : 'application/octet-stream',
    'content-disposition': disposition(isShown ? 'inline' : 'attachment', row.name),
    'accept-ranges': 'bytes',
    etag,
    ...lock,
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const sameFile = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = sameFile ? rangeOf(request.headers.range, row.size) : undefined
  if (range === 'unsatisfiable') {
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${row.size}`, 'content-length': 0 })
      .send('')
  }
  const length = range ? range.end - range.start + 1 : row.size
  reply.header('content-length', length)
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${row.size}`)
  return reply.send(request.method === 'HEAD' ? '' : files.stream(row, range))
}

/** @throws Fault `file.unknown` (404) when there is no small picture of it */
export async function giveThumbnail(files: Files, row: FileRow, reply: FastifyReply): Promise<FastifyReply> {
  const bytes = await files.thumbnail(row)
  if (!bytes) throw new Fault('file.unknown', 404)
  reply.headers({ 'content-type': 'image/webp', 'content-disposition': 'inline', ...lock })
  return reply.send(Buffer.from(bytes))
}

const lock = { 'content-security-policy': inert, 'x-content-type-options': 'nosniff', 'cache-control': forever }

function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
