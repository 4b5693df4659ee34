import { isDeepStrictEqual } from 'node:util'
import { mustBeAble, type Who } from '#accounts'
import { sqlTime, type Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { type NewView, viewLimits, type ViewOwner } from '#protocol'
import { ownerFor, seenBy } from './access.ts'
import { checked } from './check.ts'
import type { ViewEvent } from './events.ts'
import { findSeen, insertView, lockList } from './store.ts'

/**
 * Keeps a view; it is filled by and by. Returns its id.
 * @throws Fault `forbidden` (403), `team.unknown` (404), `view.too-many` (409), and what `checked` finds
 */
export async function addView(tx: Tx, who: Who, asked: NewView, now: number): Promise<string> {
  mustBeAble(who, 'answer')
  const { name, conditions, sort } = await checked(tx, who, asked)
  const owner = await ownerFor(tx, who, asked)
  await mustHaveRoom(tx, who, owner)
  const id = newId(now)
  await insertView(tx, who.workspaceId, { id, name, owner, conditions, sort }, sqlTime(now))
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'view.added' satisfies ViewEvent, subjectId: id }])
  return id
}

/** @throws Fault `view.too-many` (409) */
export async function mustHaveRoom(tx: Tx, who: Who, owner: ViewOwner): Promise<void> {
  await lockList(tx, who.workspaceId)
  const there = await findSeen(tx, who.workspaceId, seenBy(who))
  const most = { person: viewLimits.personal, team: viewLimits.ofTeam, workspace: viewLimits.shared }[owner.kind]
  if (there.filter(view => isDeepStrictEqual(view.owner, owner)).length >= most)
    throw new Fault('view.too-many', 409, { max: most })
}
