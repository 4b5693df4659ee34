import { findWorkspace, type Who } from '#accounts'
import type { World } from '#api'
import { addKind, gestureKinds, gestureRules, recordGesture, setGestureRules } from '#gestures'
import { newId } from '#lib'

/** What somebody gives in a story; without an amount it costs nothing. */
export type Given = { name: string; amount: number | null; reason: string }

const budget = 6000

/** Records a gesture; the first one of a kind makes the kind, and the first of all the budget. */
export async function give(
  { database, now }: World,
  who: Who,
  { name, amount, reason, conversationId }: Given & { conversationId: string },
): Promise<void> {
  const { workspaceId } = who
  const brand = await database.engine(tx => findWorkspace(tx, workspaceId))
  const moment = { now: now(), timeZone: brand!.timeZone }
  const machine: Who = { kind: 'machine', workspaceId }
  await database.app(workspaceId, async tx => {
    if ((await gestureRules(tx, who)).budget === 0) await setGestureRules(tx, machine, { budget })
    const known = (await gestureKinds(tx, who)).find(kind => kind.name === name)
    const kind = known ?? (await addKind(tx, machine, { name, costs: amount !== null, amount, now: moment.now }))
    await recordGesture(tx, who, { id: newId(moment.now), conversationId, kindId: kind.id, amount, reason, ...moment })
  })
}
