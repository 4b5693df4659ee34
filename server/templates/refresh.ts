import { mustBeAble, type Who } from '#accounts'
import type { Database } from '#db'
import { asError, cleanValue, type Clock, Fault, second } from '#lib'
import type { Contexts, Directory } from '#profiles'
import { replaceTemplates, type StoredTemplate, templatesOf } from './store.ts'

type Means = { database: Database; directory: Directory; contexts: Contexts; now: Clock }

const patienceMs = 20 * second

/**
 * The templates of a profile, asked of the platform now. @throws Fault `forbidden` (403), `not-found` (404) where the
 * profile has no such thing, `template.unavailable` (502) when the platform does not give them
 */
export async function refreshTemplates(
  { database, directory, contexts, now }: Means,
  who: Who,
  profileId: string,
): Promise<StoredTemplate[]> {
  mustBeAble(who, 'answer')
  const found = directory.profile(profileId)
  const { connected, profile } = found ?? {}
  if (!connected || !profile || connected.workspaceId !== who.workspaceId || !connected.channel.templates)
    throw new Fault('not-found', 404)
  const ctx = contexts(connected, AbortSignal.timeout(patienceMs))
  const told = await connected.channel.templates(profile.key, ctx).catch((error: unknown) => {
    throw new Fault('template.unavailable', 502, {}, asError(error))
  })
  const place = { workspaceId: who.workspaceId, connectionId: connected.id, profileKey: profile.key }
  return database.app(who.workspaceId, async tx => {
    await replaceTemplates(tx, place, told.map(cleanValue), now())
    return templatesOf(tx, place)
  })
}
