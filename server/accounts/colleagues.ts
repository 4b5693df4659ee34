import type { Tx } from '#db'
import { byName, Fault } from '#lib'
import { append } from '#log'
import type { Colleague, Role, Sees } from '#protocol'
import type { AccountEvent } from './events.ts'
import { may, mustBeAble } from './may.ts'
import { record } from './record.ts'
import * as store from './store-team.ts'
import type { Who } from './who.ts'

/** Who works here, by name. */
export async function colleagues(tx: Tx): Promise<Colleague[]> {
  return (await store.membersOf(tx)).toSorted((one, other) => byName(one, other) || (one.id < other.id ? -1 : 1))
}

export type ColleagueChange = { personId: string; role?: Role | undefined; sees?: Sees | undefined }

/**
 * Gives a colleague another role, or shows them more or less of the conversations. Owners are made and unmade by owners
 * alone, and one of them always stays; whoever administers sees everything.
 * @throws Fault forbidden (403), not-found (404), owner.last, colleague.sees-all (409)
 */
export async function changeColleague(
  tx: Tx,
  who: Who,
  { personId, role: given, sees: asked }: ColleagueChange,
): Promise<Colleague> {
  const before = await reach(tx, who, personId)
  const role = given ?? before.role
  if (role === 'owner') mustBeAble(who, 'own')
  if (mayAdminister(role) && asked !== undefined && asked !== 'all') throw new Fault('colleague.sees-all', 409)
  const sees = mayAdminister(role) ? 'all' : (asked ?? before.sees)
  if (before.role === role && before.sees === sees) return before
  if (before.role === 'owner' && role !== 'owner') await mustNotBeLastOwner(tx)
  await store.saveMember(tx, { personId, role, sees })
  await record(tx, who, 'colleague.changed', personId, {
    ...(before.role !== role && { from: before.role, to: role }),
    ...(before.sees !== sees && { sees }),
  })
  await tell(tx, who, 'colleague.changed', personId)
  if (!mayAdminister(role)) await takeBack(tx, who, personId)
  return { ...before, role, sees }
}

const mayAdminister = (role: Role) => role === 'owner' || role === 'administrator'

/** Whoever no longer administers leaves no way in behind them: their invitations and keys end with it. */
async function takeBack(tx: Tx, who: Who, personId: string): Promise<void> {
  for (const id of await store.takeBackFrom(tx, personId)) {
    await record(tx, who, 'key.revoked', id)
    await append(tx, [{ workspaceId: who.workspaceId, kind: 'key.revoked' satisfies AccountEvent, subjectId: id }])
  }
}

/** Ends a membership; what the person has written stays. @throws Fault forbidden (403), not-found (404), owner.last (409) */
export async function removeColleague(tx: Tx, who: Who, personId: string): Promise<void> {
  const before = await reach(tx, who, personId)
  if (before.role === 'owner') await mustNotBeLastOwner(tx)
  await store.removeMember(tx, personId)
  await record(tx, who, 'colleague.removed', personId, { name: before.name, role: before.role })
  await tell(tx, who, 'colleague.removed', personId)
  await takeBack(tx, who, personId)
}

async function reach(tx: Tx, who: Who, personId: string): Promise<Colleague> {
  mustBeAble(who, 'administer')
  // Owners first, in one order: two who unmake each other wait here instead of standing in each other's way.
  await store.lockOwners(tx)
  const found = await store.lockMember(tx, personId)
  if (!found) throw new Fault('not-found', 404)
  if (found.role === 'owner' && !may(who, 'own')) throw new Fault('forbidden', 403)
  return found
}

async function mustNotBeLastOwner(tx: Tx): Promise<void> {
  if ((await store.lockOwners(tx)).length < 2) throw new Fault('owner.last', 409)
}

const tell = (tx: Tx, { workspaceId }: Who, kind: AccountEvent, personId: string) =>
  append(tx, [{ workspaceId, kind, subjectId: personId }])
