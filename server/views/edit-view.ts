import { isDeepStrictEqual } from 'node:util'
import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import type { NewView, ViewOwner } from '#protocol'
import { accessView, ownerFor } from './access.ts'
import { mustHaveRoom } from './add-view.ts'
import { checked } from './check.ts'
import type { ViewEvent } from './events.ts'
import { asked as asMine } from './holds.ts'
import { saveView, spoil } from './store.ts'
import type { ViewRow } from './tables.ts'

type Loose<T> = { [K in keyof T]?: T[K] | undefined }

/**
 * Renames a view, shares it or takes it back, gives it other conditions or another order.
 * @throws Fault `forbidden`, `view.unknown`, `team.unknown` (404), `view.too-many` (409), and what `checked` finds
 */
export async function editView(tx: Tx, who: Who, id: string, change: Loose<NewView>): Promise<void> {
  const before = await accessView(tx, who, id, 'change')
  const was = sharingOf(before.owner)
  const wanted = await checked(tx, who, {
    name: change.name ?? before.name,
    isShared: change.isShared ?? was.isShared,
    teamId: change.teamId === undefined ? was.teamId : change.teamId,
    conditions: change.conditions ?? before.conditions,
    sort: change.sort ?? before.sort,
  })
  const isOtherwise = wanted.isShared !== was.isShared || (wanted.isShared && wanted.teamId !== was.teamId)
  const owner = isOtherwise ? await ownerFor(tx, who, wanted) : before.owner
  if (owner !== before.owner) await mustHaveRoom(tx, who, owner)
  const after: ViewRow = { id, name: wanted.name, owner, conditions: wanted.conditions, sort: wanted.sort }
  const isOther = !isDeepStrictEqual(conditionsOf(before), conditionsOf(after))
  await saveView(tx, who.workspaceId, after)
  if (isOther) await spoil(tx, who.workspaceId, id)
  await append(tx, [
    {
      workspaceId: who.workspaceId,
      kind: 'view.changed' satisfies ViewEvent,
      subjectId: id,
      ...(isOther ? { detail: { isOther } } : {}),
    },
  ])
}

const sharingOf = (owner: ViewOwner) => ({
  isShared: owner.kind !== 'person',
  teamId: owner.kind === 'team' ? owner.id : null,
})

/** The conditions as they are asked: `me` is whose view it is. */
export const conditionsOf = ({ conditions, owner }: ViewRow) =>
  asMine(conditions, owner.kind === 'person' ? owner.id : null)
