import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import type { ReasonEvent } from './events.ts'

/** Into the audit and to the rooms below. */
export async function tell(
  tx: Tx,
  who: Who,
  deed: ReasonEvent,
  { id, label }: { id: string; label: string },
  detail?: { isMoved: true },
): Promise<void> {
  await record(tx, who, deed, id, { label })
  await append(tx, [{ workspaceId: who.workspaceId, kind: deed, subjectId: id, detail }])
}
