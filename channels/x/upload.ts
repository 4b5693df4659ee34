import { type Call, fieldsOf, idOf, numberOf, type OutPart, readJson, type Sent, textOf } from '#channel'
import { callX, notSent } from './call.ts'
import type { Ctx } from './settings.ts'

type File = Extract<OutPart, { file: string }>
type Unsent = Exclude<Sent, { kind: 'sent' }>
export type Uploaded = { id: string } | { unsent: Unsent }

const chunkBytes = 4 * 1_048_576
const mostLooks = 30
const failingMs = 5000
const keptMs = 12 * 3_600_000

/**
 * Brings a file to X, piece by piece, and waits until it is ready. What has been brought is remembered: a film that
 * needs longer than one try is not brought again.
 */
export async function upload(part: File, place: 'dm' | 'tweet', ctx: Ctx): Promise<Uploaded> {
  const name = `media.${place}.${part.file}`
  const kept = fieldsOf(readJson((await ctx.keep.read(name)) ?? ''))
  const known = (numberOf(kept.until) ?? 0) > ctx.now() ? textOf(kept.id) : undefined
  if (known) {
    const ready = await untilReady(known, 0, ctx)
    if ('id' in ready || ready.unsent.kind === 'retry') return ready
    await ctx.keep.write(name, undefined)
  }
  const brought = await bring(part, place, ctx)
  if ('unsent' in brought) return brought
  await ctx.keep.write(name, JSON.stringify({ id: brought.id, until: ctx.now() + keptMs }))
  return brought.wait === undefined ? { id: brought.id } : untilReady(brought.id, brought.wait, ctx)
}

/** Once the message is out nobody asks for it again. */
export const forgetUpload = (part: File, place: 'dm' | 'tweet', ctx: Ctx): Promise<void> =>
  ctx.keep.write(`media.${place}.${part.file}`, undefined)

type Brought = { id: string; wait?: number } | { unsent: Unsent }

async function bring(part: File, place: 'dm' | 'tweet', ctx: Ctx): Promise<Brought> {
  const { bytes } = await ctx.file(part.file)
  const begun = await callX(ctx, '/2/media/upload/initialize', {
    method: 'POST',
    json: { media_type: part.type, total_bytes: bytes.length, media_category: `${place}_${familyOf(part)}` },
  })
  const id = idOf(fieldsOf(answered(begun).data).id)
  if (!id) return { unsent: notBrought(begun, ctx) }
  for (let at = 0, segment = 0; at < bytes.length; at += chunkBytes, segment++) {
    const form = new FormData()
    form.set('segment_index', String(segment))
    form.set('media', new Blob([bytes.slice(at, at + chunkBytes)], { type: 'application/octet-stream' }), part.name)
    const added = await callX(ctx, `/2/media/upload/${id}/append`, { method: 'POST', form })
    if (added.kind !== 'answer' || !added.ok) return { unsent: notBrought(added, ctx) }
  }
  const done = await callX(ctx, `/2/media/upload/${id}/finalize`, { method: 'POST' })
  if (done.kind !== 'answer' || !done.ok) return { unsent: notBrought(done, ctx) }
  // What a picture shows, for those who cannot see it: without it the message goes all the same.
  if (part.alt) {
    const json = { id, metadata: { alt_text: { text: part.alt.slice(0, 1000) } } }
    await callX(ctx, '/2/media/metadata', { method: 'POST', json })
  }
  const processing = fieldsOf(fieldsOf(done.json.data).processing_info)
  return textOf(processing.state) === undefined ? { id } : { id, wait: secondsIn(processing) }
}

async function untilReady(id: string, wait: number, ctx: Ctx): Promise<Uploaded> {
  let rest = wait
  for (let look = 0; look < mostLooks; look++) {
    if (rest > 0) await ctx.pause(rest * 1000)
    const call = await callX(ctx, '/2/media/upload', { query: { command: 'STATUS', media_id: id } })
    if (call.kind !== 'answer' || !call.ok) return { unsent: notBrought(call, ctx) }
    const processing = fieldsOf(fieldsOf(call.json.data).processing_info)
    const state = textOf(processing.state) ?? 'succeeded'
    if (state === 'succeeded') return { id }
    if (state === 'failed') {
      const error = fieldsOf(processing.error)
      const text = textOf(error.message) ?? textOf(error.name) ?? ''
      return { unsent: { kind: 'rejected', code: 'media-failed', text: text.slice(0, 500) } }
    }
    rest = Math.max(1, secondsIn(processing))
  }
  return { unsent: { kind: 'retry', after: failingMs, code: 'failing' } }
}

const secondsIn = (processing: Record<string, unknown>): number =>
  Math.min(60, numberOf(processing.check_after_secs) ?? 1)

const answered = (call: Call) => (call.kind === 'answer' && call.ok ? call.json : {})

/** Nothing has been written yet: a lost answer does no harm. */
function notBrought(call: Call, ctx: Ctx): Unsent {
  const unsent = notSent(call, ctx)
  return unsent.kind === 'unsure' ? { kind: 'retry', after: failingMs, code: 'lost' } : unsent
}

const familyOf = ({ kind, type }: File): 'gif' | 'image' | 'video' =>
  type === 'image/gif' ? 'gif' : kind === 'video' ? 'video' : 'image'
