import type { Reason } from '#protocol'

/** A reason that a conversation can be closed for, with where it stands in the tree. */
export type ReasonChoice = { id: string; label: string; path: string }

/** Those that can be chosen: the ones used last before the others, which stand as the tree has them. */
export function choicesOf(reasons: readonly Reason[], used: readonly string[]): ReasonChoice[] {
  const place = (id: string): number => (used.includes(id) ? used.indexOf(id) : used.length)
  return reasons
    .filter(({ isLeaf }) => isLeaf)
    .toSorted((a, b) => place(a.id) - place(b.id))
    .map(({ id, label, path }) => ({ id, label, path: path.join(' › ') }))
}
