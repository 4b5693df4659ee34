import type { Tx } from '#db'
import { append } from '#log'
import type { SignInEvent } from './events.ts'
import type { EndedRow } from './tables.ts'

/**
 * Tells of sessions that were ended, in the transaction that ended them and in each brand of their person: what is open
 * on their strength closes. False when there was none.
 */
export async function tellEnded(tx: Tx, ended: readonly EndedRow[]): Promise<boolean> {
  await append(
    tx,
    ended.flatMap(({ sessionId, workspaceId }) =>
      workspaceId === null ? [] : [{ workspaceId, kind: 'session.ended' satisfies SignInEvent, subjectId: sessionId }],
    ),
  )
  return ended.length > 0
}
