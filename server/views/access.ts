import { may, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ViewOwner } from '#protocol'
import { mustBeTeam } from '#teams'
import { findView, type Seen } from './store.ts'
import type { CountedView } from './tables.ts'

/**
 * Who sees a view: whose it is, everybody in the team that has it, and all where all have it. Those who supervise see what
 * teams have, too: they look after it. What else may own one is decided here, and in `findSeen`.
 */
export function maySee(who: Who, owner: ViewOwner): boolean {
  if (owner.kind === 'workspace' || who.kind === 'machine') return true
  if (owner.kind === 'team') return may(who, 'supervise') || (who.kind === 'person' && who.teamIds.includes(owner.id))
  return who.kind === 'person' && who.personId === owner.id
}

/** The same as a question to the store. */
export const seenBy = (who: Who): Seen => ({
  personId: who.kind === 'person' ? who.personId : null,
  teamIds: may(who, 'supervise') ? 'all' : who.kind === 'person' ? who.teamIds : [],
})

/** Who changes it: whoever has it to themselves; what others see, those who supervise. */
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

type Wanted = { isShared: boolean; teamId?: string | null | undefined }

/**
 * Whose a new view is. @throws Fault `forbidden` (403): what others see is for those who supervise, and a key has nothing
 * of its own; `team.unknown` (404)
 */
export async function ownerFor(tx: Tx, who: Who, { isShared, teamId }: Wanted): Promise<ViewOwner> {
  const owner: ViewOwner | undefined = isShared
    ? teamId
      ? { kind: 'team', id: teamId }
      : { kind: 'workspace' }
    : who.kind === 'person'
      ? { kind: 'person', id: who.personId }
      : undefined
  if (!owner || !mayChange(who, owner)) throw new Fault('forbidden', 403)
  if (owner.kind === 'team') await mustBeTeam(tx, who, owner.id)
  return owner
}
