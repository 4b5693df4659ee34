import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { byName, Fault, nameKey, newId, oneLine } from '#lib'
import { append } from '#log'
import type { GestureKind } from '#protocol'
import { mustBeAmount } from './amount.ts'
import { findRules } from './budget-store.ts'
import { tellSettings } from './events.ts'
import { listKinds, lockKinds, saveKind } from './kind-store.ts'

const most = 100
const longest = 60

/** All of them by name, what is archived too. */
export const gestureKinds = async (tx: Tx, { workspaceId }: Who): Promise<GestureKind[]> =>
  (await listKinds(tx, workspaceId)).toSorted(byName)

export type NewKind = { name: string; costs: boolean; amount?: number | null | undefined; now: number }

/**
 * Makes a kind of gesture. @throws Fault `forbidden` (403), `gesture.nameless`, `gesture.name-long`, `gesture.amount`,
 * `gesture.many` (422), `gesture.name-taken` (409)
 */
export async function addKind(tx: Tx, who: Who, { now, amount = null, ...asked }: NewKind): Promise<GestureKind> {
  mustBeAble(who, 'supervise')
  await lockKinds(tx, who.workspaceId)
  const all = await listKinds(tx, who.workspaceId)
  if (all.length >= most) throw new Fault('gesture.many', 422, { max: most })
  return keep(tx, who, sound({ id: newId(now), isArchived: false, amount, ...asked }, all))
}

export type KindEdit = Partial<Pick<GestureKind, 'name' | 'costs' | 'amount' | 'isArchived'>> & { id: string }

/** Changes what is given; what was done stays as it was. @throws Fault as `addKind`, and `gesture.kind-unknown` (404) */
export async function editKind(tx: Tx, who: Who, { id, ...edit }: KindEdit): Promise<GestureKind> {
  mustBeAble(who, 'supervise')
  await lockKinds(tx, who.workspaceId)
  const all = await listKinds(tx, who.workspaceId)
  const before = all.find(kind => kind.id === id)
  if (!before) throw new Fault('gesture.kind-unknown', 404)
  return keep(tx, who, sound({ ...before, ...edit }, all))
}

/** As it is kept: what costs nothing has no usual amount. */
function sound(kind: GestureKind, all: readonly GestureKind[]): GestureKind {
  const { id, costs, amount, isArchived } = kind
  const name = oneLine(kind.name)
  if (!name) throw new Fault('gesture.nameless', 422)
  if ([...name].length > longest) throw new Fault('gesture.name-long', 422, { max: longest })
  const isSame = (other: string) => nameKey(other) === nameKey(name)
  if (!isArchived && all.some(other => other.id !== id && !other.isArchived && isSame(other.name)))
    throw new Fault('gesture.name-taken', 409, { name })
  if (costs && amount !== null) mustBeAmount(amount, 1)
  return { id, name, costs, amount: costs ? amount : null, isArchived }
}

async function keep(tx: Tx, who: Who, kind: GestureKind): Promise<GestureKind> {
  const { id, name, costs, amount, isArchived } = kind
  await saveKind(tx, who.workspaceId, kind)
  const { currency } = await findRules(tx, who.workspaceId)
  await record(tx, who, 'gesture.kind', id, { name, costs, amount, currency, isArchived })
  await append(tx, [tellSettings(who.workspaceId, id)])
  return kind
}
