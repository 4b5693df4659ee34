import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, nameKey, newId, oneLine } from '#lib'
import { append } from '#log'
import { tellRules } from './events.ts'
import { listReasons, lockWorkforce, saveReason } from './store.ts'

/** Why somebody is busy or away, as the brand calls it. */
export type PresenceReason = { id: string; name: string; isPaid: boolean; isBreak: boolean; isArchived: boolean }

const most = 50
const longest = 60

/** All of them by name, what is archived too. */
export const presenceReasons = async (tx: Tx, { workspaceId }: Who): Promise<PresenceReason[]> =>
  (await listReasons(tx, workspaceId)).toSorted((one, other) => one.name.localeCompare(other.name))

type NewReason = Pick<PresenceReason, 'name' | 'isPaid' | 'isBreak'> & { now: number }

/** @throws Fault `forbidden` (403), `presence.nameless`, `presence.name-long`, `presence.many` (422), `presence.name-taken` (409) */
export async function addReason(tx: Tx, who: Who, { now, ...asked }: NewReason): Promise<PresenceReason> {
  mustBeAble(who, 'supervise')
  await lockWorkforce(tx, who.workspaceId)
  const all = await listReasons(tx, who.workspaceId)
  if (all.length >= most) throw new Fault('presence.many', 422, { max: most })
  return keep(tx, who, sound({ ...asked, id: newId(now), isArchived: false }, all))
}

/** What was kept with a reason stays as it was. @throws Fault as `addReason`, and `presence.reason-unknown` (404) */
export async function editReason(
  tx: Tx,
  who: Who,
  { id, ...edit }: { id: string } & Partial<Omit<PresenceReason, 'id'>>,
): Promise<PresenceReason> {
  mustBeAble(who, 'supervise')
  await lockWorkforce(tx, who.workspaceId)
  const all = await listReasons(tx, who.workspaceId)
  const before = all.find(each => each.id === id)
  if (!before) throw new Fault('presence.reason-unknown', 404)
  return keep(tx, who, sound({ ...before, ...edit }, all))
}

function sound(reason: PresenceReason, all: readonly PresenceReason[]): PresenceReason {
  const name = oneLine(reason.name)
  if (!name) throw new Fault('presence.nameless', 422)
  if ([...name].length > longest) throw new Fault('presence.name-long', 422, { max: longest })
  const rivals = all.filter(({ id, isArchived }) => id !== reason.id && !isArchived)
  if (!reason.isArchived && rivals.some(other => nameKey(other.name) === nameKey(name)))
    throw new Fault('presence.name-taken', 409, { name })
  return { ...reason, name }
}

async function keep(tx: Tx, who: Who, reason: PresenceReason): Promise<PresenceReason> {
  await saveReason(tx, who.workspaceId, reason)
  await record(tx, who, 'workforce.reason', reason.id, { name: reason.name })
  await append(tx, [tellRules(who.workspaceId, reason.id)])
  return reason
}
