import type { World } from '#api'
import type { Tx } from '#db'
import { lateReplies } from '#delivery'
import { parkedOf } from '#intake'
import type { Waiting } from '#profiles'

/** What a profile's card needs beside its own rows: what of each connection waits in the rooms below. */
export async function meansOf(tx: Tx, workspaceId: string, { accounts, channels, directory, now }: World) {
  const connections = directory.all().flatMap(each => (each.workspaceId === workspaceId ? [each.id] : []))
  const [parked, late] = await Promise.all([parkedOf(tx), lateReplies(tx, workspaceId, connections, now())])
  const parkedBy = Map.groupBy(parked, each => each.connectionId)
  const waiting = new Map<string, Waiting>(
    connections.map(id => [id, { parked: parkedBy.get(id)?.length ?? 0, late: late.get(id) ?? 0 }]),
  )
  return { channels, publicAddress: accounts.publicAddress(), waiting }
}
