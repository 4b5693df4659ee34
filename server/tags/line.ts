import { type ConversationRow, deleteLine, writeLine } from '#conversations'
import type { Tx } from '#db'
import { minute, newId } from '#lib'
import type { SystemLine } from '#protocol'
import { latestLine, rewriteLine } from './store.ts'

type Tagged = Extract<SystemLine, { deed: 'tagged' }>

const together = 5 * minute

/**
 * What the timeline says of a tagging. One that follows another by the same person, with nothing in between, becomes one
 * line with it, and none when it took all of it back. Returns the id of the line, also of one that is no more.
 */
export async function writeTagged(
  tx: Tx,
  conversation: ConversationRow,
  says: Omit<Tagged, 'deed'>,
  now: number,
): Promise<string> {
  const { workspaceId, id } = conversation
  const last = await latestLine(tx, workspaceId, id)
  const before = last?.line as SystemLine | null | undefined
  if (!last || before?.deed !== 'tagged' || before.by !== says.by || now - last.at > together) {
    const lineId = newId(now)
    await writeNew(tx, conversation, lineId, { deed: 'tagged', ...says }, now)
    return lineId
  }
  const both = joined(before, says)
  if (both.added.length + both.removed.length === 0) await deleteLine(tx, workspaceId, last.id)
  else await rewriteLine(tx, workspaceId, last.id, both)
  return last.id
}

/** What two taggings did together. */
function joined(first: Tagged, then: Omit<Tagged, 'deed'>): Tagged {
  const without = (ids: readonly string[], others: readonly string[]) => ids.filter(id => !others.includes(id))
  return {
    deed: 'tagged',
    by: first.by,
    added: [...without(first.added, then.removed), ...without(then.added, first.removed)],
    removed: [...without(first.removed, then.added), ...without(then.removed, first.added)],
  }
}

const writeNew = (tx: Tx, conversation: ConversationRow, id: string, says: Tagged, at: number) =>
  writeLine(tx, conversation, {
    ...{ id, direction: 'system', visibility: 'team', kind: 'system', text: null, parts: says, quoteId: null, at },
    author: says.by === null ? { kind: 'system', id: null } : { kind: 'agent', id: says.by },
    state: 'kept',
    undo: null,
  })
