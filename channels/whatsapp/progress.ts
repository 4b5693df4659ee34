import { fieldsOf, idOf, listOf, type Out, readJson } from '#channel'
import type { Ctx } from './graph.ts'

/** How far a message of several pieces has come: what is uploaded (ids by our file), and what was taken. */
export type Progress = {
  files: Map<string, string>
  sent: string[]
  save(): Promise<void>
  forget(): Promise<void>
}

/** Kept from one try to the next, so that nothing is sent twice. */
export async function openProgress({ id, parts = [] }: Out, ctx: Ctx): Promise<Progress> {
  const name = `sent/${id}`
  const text = parts.length > 0 ? await ctx.keep.read(name) : undefined
  const kept = fieldsOf(readJson(text ?? ''))
  const files = new Map(
    Object.entries(fieldsOf(kept.files)).flatMap(([file, given]) =>
      idOf(given) ? [[file, idOf(given)!] as const] : [],
    ),
  )
  const sent = listOf(kept.sent).flatMap(each => idOf(each) ?? [])
  let isKept = text !== undefined
  return {
    files,
    sent,
    async save() {
      isKept = true
      await ctx.keep.write(name, JSON.stringify({ files: Object.fromEntries(files), sent }))
    },
    async forget() {
      if (isKept) await ctx.keep.write(name, undefined)
    },
  }
}
