import type { Raw } from '#channel'
import { isRecord } from './digest.ts'

/** What a visitor's browser sent: the pass, and what was done, each still to be looked at. */
export type Post = { token: string; events: unknown[] }

/** Undefined when the body is nothing of ours. */
export function readPost({ body }: Raw): Post | undefined {
  try {
    const post: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString())
    if (!isRecord(post) || typeof post.token !== 'string') return undefined
    return { token: post.token, events: Array.isArray(post.events) ? post.events : [] }
  } catch {
    return undefined
  }
}

export type SentFile = { id: string; digest: string; name: string; type: string; size?: number }

/** The files of a message: `id` is `<file>.<digest>`, so that nobody can send a file that somebody else brought. */
export function filesOf(event: unknown): SentFile[] {
  if (!isRecord(event) || !Array.isArray(event.files)) return []
  return event.files.flatMap((file: unknown) => {
    if (!isRecord(file) || typeof file.id !== 'string') return []
    const [id, digest] = file.id.split('.')
    if (!id) return []
    const name = typeof file.name === 'string' ? file.name.slice(0, 200) : ''
    const type = typeof file.type === 'string' ? file.type.slice(0, 100) : 'application/octet-stream'
    const { size } = file
    return [{ id, digest: digest ?? '', name, type, ...(isSize(size) ? { size } : {}) }]
  })
}

const isSize = (size: unknown): size is number => Number.isSafeInteger(size) && (size as number) >= 0
