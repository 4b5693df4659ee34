import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#db'
import { type Expected, expectFile } from '#files'
import type { StoredPart } from './ref.ts'

/** What is to be fetched of a piece: itself, or the picture of the post that it shows. */
export function mediaOf(part: StoredPart): Expected['part'] | undefined {
  if ('ref' in part) return part
  return part.kind === 'post' && part.picture ? { kind: 'image', ref: part.picture } : undefined
}

/** What an edited message still shows is fetched already: it keeps the file that it has. */
export const withKnownFiles = (parts: readonly StoredPart[], before: readonly StoredPart[]): StoredPart[] =>
  parts.map(part => {
    const ref = mediaOf(part)?.ref
    const known = ref && before.find(each => each.file && isDeepStrictEqual(mediaOf(each)?.ref, ref))
    return known?.file ? { ...part, file: known.file } : part
  })

type Place = Pick<Expected, 'workspaceId' | 'connectionId' | 'conversationId' | 'messageId'>

/** Orders the bytes of pieces that are new; `before` are those that the message had. */
export async function expectNew(
  tx: Tx,
  place: Place,
  { parts, before }: { parts: readonly StoredPart[]; before: readonly StoredPart[] },
  now: number,
): Promise<void> {
  const known = new Set(before.map(({ file }) => file))
  for (const part of parts) {
    const media = mediaOf(part)
    if (!media || !part.file || media.ref.kept || known.has(part.file)) continue
    await expectFile(tx, { ...place, id: part.file, part: media }, now)
  }
}
