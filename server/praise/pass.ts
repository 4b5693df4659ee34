import { mustBeAble, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { mustReadMessage } from '#messages'
import { tellPraise } from './events.ts'
import { findState, settle } from './store.ts'

/**
 * Nobody will thank for it, or somebody will after all. @throws Fault `forbidden` (403), `praise.unknown`, `message.unknown`
 * (404), `praise.thanked` (409)
 */
export async function passPraise(
  tx: Tx,
  who: Who,
  { messageId, isPassed, now }: { messageId: string; isPassed: boolean; now: number },
): Promise<void> {
  mustBeAble(who, 'answer')
  const { workspaceId } = who
  const state = await findState(tx, workspaceId, messageId)
  if (state === undefined) throw new Fault('praise.unknown', 404)
  await mustReadMessage(tx, who, messageId)
  if (state === 'thanked') throw new Fault('praise.thanked', 409)
  const settled = isPassed
    ? ({ state: 'passed', at: now, by: personOf(who) } as const)
    : ({ state: 'waiting', at: null, by: null } as const)
  if (await settle(tx, workspaceId, { id: messageId, ...settled })) await append(tx, [tellPraise(workspaceId)])
}
