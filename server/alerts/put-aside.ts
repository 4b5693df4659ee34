import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import { lockAlert, saveAlert } from './alert-store.ts'
import { tellAlert } from './events.ts'

const longest = 2000

/**
 * A person has looked and thinks otherwise: it alarms nobody any more until it gets worse. Without a reason it counts
 * again. @throws Fault `forbidden` (403), `alert.unknown` (404), `alert.ended` (409), `alert.reason` (422)
 */
export async function putAside(
  tx: Tx,
  who: Who,
  { id, reason, now }: { id: string; reason: string | null; now: number },
): Promise<void> {
  mustBeAble(who, 'supervise')
  const found = await lockAlert(tx, who.workspaceId, id)
  if (!found) throw new Fault('alert.unknown', 404)
  if (found.endedAt !== null) throw new Fault('alert.ended', 409)
  const said = reason === null ? null : cleanText(reason).trim().slice(0, longest)
  if (said !== null && !said) throw new Fault('alert.reason', 422)
  if (said === null && found.putAside === null) return
  await saveAlert(tx, who.workspaceId, {
    ...found,
    putAside: said === null ? null : { at: now, byId: personOf(who), reason: said },
  })
  const { topic, level } = found
  await record(tx, who, said === null ? 'alert.taken-up' : 'alert.put-aside', id, { topic, level })
  await append(tx, [tellAlert(who.workspaceId, 'alert.changed', id)])
}
