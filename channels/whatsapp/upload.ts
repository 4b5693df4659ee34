import { type Sent, textOf } from '#channel'
import type { FilePart, FileRef } from './compose.ts'
import { call, type Ctx, untaken } from './graph.ts'
import type { Progress } from './progress.ts'

/** Larger files are fetched by Meta from us: they would be held in memory whole. */
const mostUploaded = 16 * 1024 * 1024

/** The only types that Meta takes as an upload; other documents it fetches from us. */
const uploadable = new Set([
  ...['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg', 'audio/opus'],
  ...['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/3gpp', 'text/plain', 'application/pdf'],
  ...['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/** A type without its parameters. */
const plainType = (type: string): string => type.split(';')[0]!.trim().toLowerCase()

type Failed = Exclude<Sent, { kind: 'sent' }>

/** Gives the platform the files of a message before any of it is sent; what went wrong where one is not taken. */
export async function giveFiles(
  files: readonly FilePart[],
  number: string,
  progress: Progress,
  ctx: Ctx,
): Promise<Map<FilePart, FileRef> | Failed> {
  const refs = new Map<FilePart, FileRef>()
  for (const part of files) {
    const ref = await give(part, number, progress, ctx)
    if ('kind' in ref) return ref
    refs.set(part, ref)
    if (!('id' in ref) || files.length === 1 || progress.files.has(part.file)) continue
    progress.files.set(part.file, ref.id)
    await progress.save()
  }
  return refs
}

async function give(part: FilePart, number: string, { files }: Progress, ctx: Ctx): Promise<FileRef | Failed> {
  const known = files.get(part.file)
  if (known) return { id: known }
  const isFetched = part.size > mostUploaded || !uploadable.has(plainType(part.type))
  return isFetched ? { link: ctx.fileAddress(part.file) } : upload(part, number, ctx)
}

const failingMs = 5000

async function upload({ file, name, ...part }: FilePart, number: string, ctx: Ctx): Promise<FileRef | Failed> {
  const { bytes } = await ctx.file(file)
  const type = plainType(part.type)
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', type)
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name)
  const answered = await call(ctx, `/${encodeURIComponent(number)}/media`, { method: 'POST', body: form })
  const isTaken = answered.kind === 'answer' && answered.ok
  const id = isTaken ? textOf(answered.json.id) : undefined
  if (id) return { id }
  const failed = isTaken ? undefined : untaken(answered, ctx.now())
  // A file that may have arrived is no message: giving it again does no harm.
  return failed && failed.kind !== 'unsure' ? failed : { kind: 'retry', after: failingMs, code: 'failing' }
}
