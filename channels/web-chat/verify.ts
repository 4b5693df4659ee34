import type { Raw, Verdict } from '#channel'
import { digestOf, isDigest } from './digest.ts'
import { readPass } from './pass.ts'
import { filesOf, readPost } from './post.ts'
import type { ChatSettings } from './settings.ts'

/** The pass in the body must be ours and still hold, and each file must be one that this visitor brought. */
export function verify(raw: Raw, { secret }: ChatSettings, { now }: { now: number }): Verdict {
  const post = readPost(raw)
  const visitor = post && readPass(post.token, secret)
  if (!visitor) return 'forged'
  const files = post.events.flatMap(filesOf)
  if (files.some(file => !isDigest(secret, fileText(file.id, visitor.id), file.digest))) return 'forged'
  return visitor.until > now ? 'ok' : 'stale'
}

/** Our file under a name that only this visitor can send: `<file>.<digest>`. */
export const nameFile = (fileId: string, visitorId: string, { secret }: ChatSettings): string =>
  `${fileId}.${digestOf(secret, fileText(fileId, visitorId)) ?? ''}`

/** Passes begin with their version, so that no digest of the one is good for the other. */
const fileText = (fileId: string, visitorId: string) => `file\n${fileId}\n${visitorId}`
