import type { ProposedReasons } from '#protocol'

/** The reason that most of several may be closed for, and for how many; none where they differ. */
export function proposedForMost(
  all: readonly ProposedReasons[],
): { reasonId: string; count: number; of: number } | undefined {
  const counts = new Map<string, number>()
  for (const { proposed } of all)
    if (proposed[0]) counts.set(proposed[0].reasonId, (counts.get(proposed[0].reasonId) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one)
  if (!most || most[1] * 2 <= all.length) return undefined
  return { reasonId: most[0], count: most[1], of: all.length }
}
