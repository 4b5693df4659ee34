import { createHash } from 'node:crypto'
import type { Who } from '#accounts'
import type { Database } from '#db'
import { squareOf } from '#files'
import { type Clock, hour } from '#lib'
import { type KnownPicture, savePicture } from './picture-store.ts'

export type Pictures = {
  /**
   * A small square (WebP), fetched from its platform where that has another one by now. Undefined when there
   * is none, or none can be had: it is then asked for again some hours later. Not in a transaction.
   */
  bring(who: Who, known: KnownPicture): Promise<Buffer | undefined>
}

type Means = {
  database: Database
  /** For addresses that other people chose: bounded in bytes and time. */
  fetch: typeof fetch
  now: Clock
}

const againAfterMs = 6 * hour
/** What is more than this is asked for when it is looked at again. */
const mostAtOnce = 8

export function openPictures({ database, fetch, now }: Means): Pictures {
  const under = new Map<string, Promise<Buffer | undefined>>()

  const ask = async ({ workspaceId }: Who, { identityId, bytes: earlier }: KnownPicture, source: string) => {
    const bytes = await squareFrom(fetch, source)
    await database.engine(tx => savePicture(tx, { workspaceId, identityId, source, bytes: bytes ?? null, at: now() }))
    return bytes ?? earlier ?? undefined
  }
  return {
    async bring(who, known) {
      const { source, asked, bytes } = known
      if (source === null) return undefined
      const isAsked = asked?.source === source
      if (isAsked && (bytes !== null || now() - asked.at < againAfterMs)) return bytes ?? undefined
      const key = `${who.workspaceId}/${known.identityId}/${source}`
      if (!under.has(key)) {
        if (under.size >= mostAtOnce) return bytes ?? undefined
        under.set(
          key,
          ask(who, known, source).finally(() => under.delete(key)),
        )
      }
      return under.get(key)
    },
  }
}

async function squareFrom(fetch: Means['fetch'], source: string): Promise<Buffer | undefined> {
  try {
    const answer = await fetch(source)
    if (answer.ok) return await squareOf(new Uint8Array(await answer.arrayBuffer()))
    await answer.body?.cancel()
  } catch {
    // Where it cannot be had, their initials stand.
  }
  return undefined
}

/** Where a browser gets it on this server: another picture has another address. */
export function pictureAddress(workspaceId: string, identityId: string, source: string | null): string | null {
  if (source === null) return null
  const of = createHash('sha256').update(source).digest('base64url').slice(0, 12)
  return `/api/v1/identities/${identityId}/picture?workspace=${workspaceId}&of=${of}`
}
