import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { type TeamEvent, tellMember, tellTeam } from './events.ts'
import { freeName, lockedTeam } from './locked-teams.ts'
import { saveTeam } from './store.ts'

export type TeamEdit = { id: string; name?: string | undefined; isArchived?: boolean | undefined }

/**
 * Calls a team otherwise, archives it or takes it back, with those who were in it. What waits in its queue goes to the
 * common one when it is archived, and stays there.
 * @throws Fault `forbidden`, `team.unknown` (404), `team.empty` (422), `team.taken` (409)
 */
export async function editTeam(tx: Tx, who: Who, edit: TeamEdit): Promise<void> {
  const { team: before, others } = await lockedTeam(tx, who, edit.id)
  const isArchived = edit.isArchived ?? before.isArchived
  // One that is taken back needs a name that is still free.
  const isChecked = edit.name !== undefined || (before.isArchived && !isArchived)
  const name = isChecked ? freeName(edit.name ?? before.name, isArchived ? [] : others) : before.name
  if (name === before.name && isArchived === before.isArchived) return
  await saveTeam(tx, who.workspaceId, { ...before, name, isArchived })
  const deed: TeamEvent = isArchived && !before.isArchived ? 'team.archived' : 'team.changed'
  await record(tx, who, deed, edit.id, { name })
  const moved = isArchived === before.isArchived ? [] : before.members
  await append(tx, [
    tellTeam(who.workspaceId, deed, edit.id),
    ...moved.map(personId => tellMember(who.workspaceId, isArchived ? 'team.left' : 'team.joined', edit.id, personId)),
  ])
}
