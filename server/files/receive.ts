import { Fault } from '#lib'
import { kindOf, mostBytes, mostBytesOfAny, tooLarge } from './bounds.ts'
import type { Disk, Written } from './disk.ts'
import { measure } from './measure.ts'
import { isProgram, sniff } from './sniff.ts'

/** Bytes that lie on the disk and are known, but belong to nobody yet. */
export type Draft = Written & {
  workspaceId: string
  name: string
  type: string
  width: number | null
  height: number | null
}

export type Given = { workspaceId: string; name: string; bytes: Uint8Array | AsyncIterable<Uint8Array> }

const longestName = 200

/**
 * Takes bytes as they come and looks at what they are. Give it to `keep` or to `discard`.
 * @throws Fault `file.too-large` (413), `file.empty`, `file.program` (422), `disk.full` (507)
 */
export async function receive(disk: Disk, { workspaceId, name: asked, bytes }: Given): Promise<Draft> {
  const name = nameOf(asked)
  const written = await disk.write(bytes instanceof Uint8Array ? once(bytes) : bytes, size => {
    if (size > mostBytesOfAny) throw tooLarge(mostBytesOfAny)
  })
  try {
    if (written.size === 0) throw new Fault('file.empty', 422)
    const type = await sniff(written.path, name)
    if (isProgram(type, name)) throw new Fault('file.program', 422, { name })
    const most = mostBytes[kindOf(type)]
    if (written.size > most) throw tooLarge(most)
    const size = await measure(written.path, type)
    return { ...written, workspaceId, name, type, width: size?.width ?? null, height: size?.height ?? null }
  } catch (error) {
    await disk.discard(written)
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** The last part of a path, without what would lead elsewhere or turn the line around. */
export function nameOf(asked: string): string {
  const last = asked.toWellFormed().split(/[/\\]/).at(-1)!
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  if (clean.length <= longestName) return clean === '' || /^\.+$/.test(clean) ? 'file' : clean
  const ending = /\.\w{1,10}$/.exec(clean)?.[0] ?? ''
  return [...clean.slice(0, longestName - ending.length)].join('').toWellFormed() + ending
}
