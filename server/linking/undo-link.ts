import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import { endLink, type Move } from '#customers'
import type { Tx } from '#db'
import { mergesApart, unmerge } from '#merging'
import { follow } from './follow.ts'
import { reachedLink } from './reached-link.ts'

/**
 * Somebody says that a link was wrong: the accounts that nothing else holds together are different people again, with what
 * was said with each; conversations that were merged across them are taken apart before. False where it has ended already.
 * @throws Fault `forbidden`, `link.unknown`, `customer.unknown` (404), `merge.scattered`, `merge.on-its-way` (409)
 */
export async function undoLink(tx: Tx, who: Who, { linkId, now }: { linkId: string; now: number }): Promise<boolean> {
  mustBeAble(who, 'answer')
  const { workspaceId } = who
  await reachedLink(tx, who, linkId)
  const moves = await endLink(tx, workspaceId, { id: linkId, by: personOf(who), now })
  if (!moves) return false
  await takeApart(tx, who, moves, now)
  await follow(tx, workspaceId, { kind: 'customers.parted', linkId, moves })
  await record(tx, who, 'customer.parted', linkId)
  return true
}

/** What was merged of people who are different now; the latest first, as one was taken into what another had become. */
async function takeApart(tx: Tx, who: Who, moves: readonly Move[], now: number): Promise<void> {
  const customerIds = [...new Set(moves.map(({ from }) => from))]
  for (const { keptId, mergedId } of await mergesApart(tx, who.workspaceId, customerIds))
    await unmerge(tx, who, { conversationId: keptId, otherId: mergedId, now })
}
