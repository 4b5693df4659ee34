import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { tellMember } from './events.ts'
import { lockedTeam } from './locked-teams.ts'
import { deleteMembers, insertMembers, peopleAmong } from './store.ts'

/**
 * These are in the team from now on, and nobody else. @throws Fault `forbidden`, `team.unknown`, `colleague.unknown` (404)
 */
export async function putMembers(
  tx: Tx,
  who: Who,
  { id, members }: { id: string; members: readonly string[] },
): Promise<void> {
  const { workspaceId } = who
  const { team } = await lockedTeam(tx, who, id)
  const [before, after] = [new Set(team.members), new Set(members)]
  const joined = [...after.difference(before)]
  const left = [...before.difference(after)]
  if (joined.length + left.length === 0) return
  const people = await peopleAmong(tx, workspaceId, [...joined, ...left])
  const here = new Set(people.filter(person => !person.isGone).map(person => person.id))
  if (!joined.every(person => here.has(person))) throw new Fault('colleague.unknown', 404)
  await insertMembers(tx, workspaceId, id, joined)
  await deleteMembers(tx, workspaceId, id, left)
  const namesOf = (ids: readonly string[]) => people.filter(person => ids.includes(person.id)).map(({ name }) => name)
  await record(tx, who, 'team.members', id, { name: team.name, joined: namesOf(joined), left: namesOf(left) })
  if (team.isArchived) return
  await append(tx, [
    ...joined.map(personId => tellMember(workspaceId, 'team.joined', id, personId)),
    ...left.map(personId => tellMember(workspaceId, 'team.left', id, personId)),
  ])
}
