import { may, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ViewOwner } from '#protocol'
import { findView } from './store.ts'
import type { CountedView } from './tables.ts'

/** Who sees a view. What else may own one is decided here, and in `findSeen`. */
export function maySee(who: Who, owner: ViewOwner): boolean {
  if (owner.kind === 'workspace' || who.kind === 'machine') return true
  return who.kind === 'person' && who.personId === owner.id
}

/** Who changes it: whoever has it to themselves; what all see, those who supervise. */
export const mayChange = (who: Who, owner: ViewOwner): boolean =>
  maySee(who, owner) && (owner.kind === 'person' || may(who, 'supervise'))

/**
 * The only way to get a view. @throws Fault `view.unknown` (404) also where it is somebody else's, `forbidden` (403)
 */
export async function accessView(tx: Tx, who: Who, id: string, to: 'see' | 'change'): Promise<CountedView> {
  const view = await findView(tx, who.workspaceId, id)
  if (!view || !maySee(who, view.owner)) throw new Fault('view.unknown', 404)
  if (to === 'change' && !mayChange(who, view.owner)) throw new Fault('forbidden', 403)
  return view
}

/** Whose a new view is. @throws Fault `forbidden` (403): what all see is for those who supervise, and a key has nothing of its own */
export function ownerFor(who: Who, isShared: boolean): ViewOwner {
  const owner: ViewOwner | undefined = isShared
    ? { kind: 'workspace' }
    : who.kind === 'person'
      ? { kind: 'person', id: who.personId }
      : undefined
  if (!owner || !mayChange(who, owner)) throw new Fault('forbidden', 403)
  return owner
}
