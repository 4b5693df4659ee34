import { idOf, type Out, type OutPart, type Sent } from '#channel'
import { beforehand, call, type Ctx, goodIn, unsentAs } from './call.ts'

type Media = Extract<OutPart, { file: string }>

const lookMs = 1000
const looks = 12

const mediaOf = ({ parts = [] }: Out): Media[] => parts.filter((part): part is Media => 'file' in part)
const keptName = (out: Out, part: Media): string => `media:${out.id}:${part.file}`

/**
 * The files of a message at the server, by its ids, each ready to be shown; or why not. What a server takes long to make
 * ready is not sent again with the next try: its id is kept until the message is sent.
 */
export async function uploaded(out: Out, ctx: Ctx): Promise<string[] | Sent> {
  const ids: string[] = []
  for (const part of mediaOf(out)) {
    const kept = await ctx.keep.read(keptName(out, part))
    const id = kept ?? (await upload(out, part, ctx))
    if (typeof id !== 'string') return id
    const late = kept !== undefined ? await readied(id, ctx) : undefined
    if (late) {
      if (late.kind === 'rejected') await ctx.keep.write(keptName(out, part), undefined)
      return late
    }
    ids.push(id)
  }
  return ids
}

export async function forgetUploads(out: Out, ctx: Ctx): Promise<void> {
  for (const part of mediaOf(out)) await ctx.keep.write(keptName(out, part), undefined)
}

async function upload(out: Out, part: Media, ctx: Ctx): Promise<string | Sent> {
  const { bytes } = await ctx.file(part.file)
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: part.type }), part.name)
  if (part.alt) form.set('description', part.alt.slice(0, longestAlt))
  const said = await call(ctx, '/api/v2/media', { method: 'POST', body: form })
  const id = idOf(goodIn(said)?.id)
  if (!id) return beforehand(unsentAs(said, ctx))
  if (said.kind !== 'answer' || said.status !== 202) return id
  await ctx.keep.write(keptName(out, part), id)
  return (await readied(id, ctx)) ?? id
}

const longestAlt = 1500

/** Waits until the server has made it ready; undefined when it has. */
async function readied(id: string, ctx: Ctx): Promise<Sent | undefined> {
  for (let look = 0; look < looks; look++) {
    const said = await call(ctx, `/api/v1/media/${encodeURIComponent(id)}`)
    if (said.kind !== 'answer' || !said.ok) return beforehand(unsentAs(said, ctx))
    if (said.status !== 206) return undefined
    await ctx.pause(lookMs)
  }
  return { kind: 'retry', after: looks * lookMs, code: 'failing' }
}
