import { followAccounts } from '#conversations'
import type { CustomerEvent, Move } from '#customers'
import type { Tx } from '#db'
import { followCustomers } from '#incidents'
import { append } from '#log'
import { followAccounts as followPromises } from '#promises'
import { followAccounts as followSuspects } from '#suspects'
import { type LinkingEvent, tellLink, touchedBy } from './events.ts'

type Done = { kind: LinkingEvent; linkId: string; moves: readonly Move[] }

/** Everything that hangs on these accounts goes with them. */
export async function follow(tx: Tx, workspaceId: string, { kind, linkId, moves }: Done): Promise<void> {
  if (moves.length > 0) {
    await followCustomers(tx, workspaceId, await followAccounts(tx, workspaceId, moves))
    await followPromises(tx, workspaceId, moves)
    await followSuspects(tx, workspaceId, moves)
  }
  await append(tx, [
    tellLink(workspaceId, kind, linkId, moves),
    ...touchedBy(moves).map(subjectId => ({
      ...{ workspaceId, kind: 'customer.changed' satisfies CustomerEvent, subjectId },
    })),
  ])
}
