import type { Reason } from '#protocol'

/** A reason that a conversation can be closed for, with where it stands in the tree; how sure, where it is proposed. */
export type ReasonChoice = { id: string; label: string; path: string; proposed?: string }

/** What is proposed, in the reader's words, the likeliest first. */
export type Proposal = { reasonId: string; words: string }

/**
 * Those that can be chosen: what is proposed first, then the ones used last before the others, which stand as the tree has
 * them.
 */
export function choicesOf(
  reasons: readonly Reason[],
  used: readonly string[],
  proposed: readonly Proposal[] = [],
): ReasonChoice[] {
  const order = [...new Set([...proposed.map(({ reasonId }) => reasonId), ...used])]
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
  const words = new Map(proposed.map(each => [each.reasonId, each.words]))
  return reasons
    .filter(({ isLeaf }) => isLeaf)
    .toSorted((a, b) => place(a.id) - place(b.id))
    .map(({ id, label, path }) => {
      const said = words.get(id)
      return { id, label, path: path.join(' › '), ...(said !== undefined && { proposed: said }) }
    })
}
