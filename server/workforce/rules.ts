import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, minute, second } from '#lib'
import { append } from '#log'
import { tellRules } from './events.ts'
import { findRules, lockWorkforce, saveRules } from './store.ts'

/** What takes up an agent's hundred units. */
export const workKinds = ['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'] as const
export type WorkKind = (typeof workKinds)[number]

/** Units are of the hundred that an agent has; `pausesADay`: so many pauses after abuse within 24 hours. */
export type WorkRules = {
  weights: Readonly<Record<WorkKind, number>>
  parkedUnits: number
  wrapUpMs: { voice: number; other: number }
  offerMs: { live: number; other: number }
  pausesADay: number
}

/** Calls take all of somebody, three live chats fit, four threads, two letters. */
export const defaultWorkRules: WorkRules = {
  weights: { voice: 100, video: 100, 'live-chat': 33, messaging: 25, comment: 25, email: 50, review: 50 },
  parkedUnits: 5,
  wrapUpMs: { voice: 60 * second, other: 0 },
  offerMs: { live: 20 * second, other: 60 * second },
  pausesADay: 4,
}

/** Those of the brand, or ours where it has none. */
export const workRules = async (tx: Tx, workspaceId: string): Promise<WorkRules> =>
  (await findRules(tx, workspaceId)) ?? defaultWorkRules

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

/** @throws Fault `forbidden` (403), `workforce.units`, `workforce.wrap-up`, `workforce.offer`, `workforce.pauses` (422) */
export async function setWorkRules(tx: Tx, who: Who, edit: Partial<WorkRules>): Promise<WorkRules> {
  mustBeAble(who, 'supervise')
  await lockWorkforce(tx, who.workspaceId)
  const rules = { ...(await workRules(tx, who.workspaceId)), ...edit }
  mustBeSound(rules)
  await saveRules(tx, who.workspaceId, rules)
  await record(tx, who, 'workforce.rules')
  await append(tx, [tellRules(who.workspaceId)])
  return rules
}

function mustBeSound({ weights, parkedUnits, wrapUpMs, offerMs, pausesADay }: WorkRules): void {
  if (!workKinds.every(kind => isWithin(weights[kind], 1, 100)) || !isWithin(parkedUnits, 0, 100))
    throw new Fault('workforce.units', 422)
  if (![wrapUpMs.voice, wrapUpMs.other].every(ms => isWithin(ms, 0, 60 * minute)))
    throw new Fault('workforce.wrap-up', 422, { max: 60 })
  if (![offerMs.live, offerMs.other].every(ms => isWithin(ms, 5 * second, 30 * minute)))
    throw new Fault('workforce.offer', 422, { min: 5, max: 30 })
  if (!isWithin(pausesADay, 1, 50)) throw new Fault('workforce.pauses', 422, { max: 50 })
}
