import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import * as store from './store.ts'

/**
 * Puts a profile to rest, or wakes it again; its conversations stay. A connection rests when all of its profiles do.
 * @throws Fault forbidden (403), not-found (404)
 */
export async function disableProfile(
  tx: Tx,
  who: Who,
  { id, disabled }: { id: string; disabled: boolean },
  now: number,
): Promise<void> {
  mustBeAble(who, 'administer')
  const profile = await store.findProfile(tx, id)
  if (!profile) throw new Fault('not-found', 404)
  if ((profile.disabledAt !== null) === disabled) return
  await store.setDisabled(tx, profile, disabled ? now : null)
  await record(tx, who, disabled ? 'profile.disabled' : 'profile.enabled', id, { name: profile.name })
  await append(tx, [
    { workspaceId: who.workspaceId, kind: 'connection.changed', subjectId: profile.connectionId },
    { workspaceId: who.workspaceId, kind: 'profile.changed', subjectId: id },
  ])
}
