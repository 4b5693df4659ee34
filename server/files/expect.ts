import type { MediaKind, Part } from '#channel'
import type { Tx } from '#db'
import { addJob } from '#log'
import { nameOf } from './receive.ts'
import { plainBytes } from './sniff.ts'
import { insertFile } from './store.ts'
import type { FileName } from './tables.ts'

/** A piece of media that a message brought, still with the vendor. `id` is the file's, made beforehand. */
export type Expected = {
  workspaceId: string
  connectionId: string
  conversationId: string
  messageId: string
  id: string
  part: Extract<Part, { kind: MediaKind }>
}

/** Where a pending file comes from. */
export type Source = Pick<Expected, 'connectionId' | 'conversationId'> & { ref: Expected['part']['ref'] }

export const fetchTask = 'files.fetch'
const attempts = 9

/** Holds a place for the file, and orders its bytes, in the transaction of its message. */
export async function expect(
  tx: Tx,
  { workspaceId, connectionId, conversationId, messageId, id, part }: Expected,
  now: number,
): Promise<void> {
  const source: Source = { connectionId, conversationId, ref: part.ref }
  const inserting = insertFile(tx, {
    workspaceId,
    id,
    name: nameOf(part.name ?? ''),
    type: typeOf(part),
    size: part.size ?? null,
    sha256: null,
    width: null,
    height: null,
    state: 'pending',
    source: JSON.stringify(source),
    messageId,
    createdAt: now,
  })
  await Promise.all([inserting, orderBytes(tx, { workspaceId, id })])
}

/** Once more after the last try, too: it then begins anew. */
export const orderBytes = (tx: Tx, { workspaceId, id }: FileName): Promise<void> =>
  addJob(tx, fetchTask, { workspaceId, id }, { key: `${fetchTask}:${id}`, attempts })

/** What the vendor says, until the bytes themselves have been seen. */
const typeOf = ({ kind, type }: Expected['part']): string => {
  if (type && /^[\w.+-]+\/[\w.+-]+$/.test(type)) return type.toLowerCase().slice(0, 100)
  return { image: 'image/*', sticker: 'image/*', audio: 'audio/*', video: 'video/*', document: plainBytes }[kind]
}
