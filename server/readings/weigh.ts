import { setTones } from '#conversations'
import type { Tx } from '#db'
import { forgetTalks, type Kept, linesOf, saveTalks } from './talk-store.ts'
import { conversionIn, hear, isNext, type Talk, talkOf, toneIn } from './talk.ts'
import type { Line, Named, Sounds } from './tables.ts'

export const keyOf = ({ workspaceId, id }: Named): string => `${workspaceId}/${id}`

/** Whether something is one of these. */
export function among(all: readonly Named[]): (one: Named) => boolean {
  const keys = new Set(all.map(keyOf))
  return one => keys.has(keyOf(one))
}

/** A talk as it stands now; none where nothing is said in it. */
export type Weighed = Named & { talk: Talk | undefined }

/**
 * What was read just now and is not written yet, by workspace and message: `added` where nothing was read before, `changed`
 * in the place of what was; null where there are no words any more.
 */
export type Fresh = { added?: ReadonlyMap<string, Sounds>; changed?: ReadonlyMap<string, Sounds | null> }

/** These talks gone through anew, line by line. */
export async function goThrough(
  tx: Tx,
  conversations: readonly Named[],
  { added, changed }: Fresh = {},
): Promise<Weighed[]> {
  const found = await linesOf(tx, conversations)
  return found.map(({ workspaceId, id, lines }) => {
    const withFresh = (line: Line): Line => {
      const key = keyOf({ workspaceId, id: line.id })
      const reading = changed?.has(key) ? changed.get(key)! : (line.reading ?? added?.get(key) ?? null)
      return reading === line.reading ? line : { ...line, reading }
    }
    return { workspaceId, id, talk: lines.length === 0 ? undefined : talkOf(lines.map(withFresh)) }
  })
}

/** What is kept of talks, with lines that come after all that was said, each line in the order of time. */
export type Next = Named & { lines: readonly Line[] }

/** Those that go on so; the others have to be gone through. Pure. */
export function goOn(next: readonly Next[], kept: readonly Kept[]): Weighed[] {
  const known = new Map(kept.map(each => [keyOf(each), each.talk]))
  return next.flatMap(({ lines, ...place }) => {
    const talk = known.get(keyOf(place))
    if (!talk || !lines.every(line => isNext(talk, line))) return []
    return { ...place, talk: lines.reduce(hear, talk) }
  })
}

/** Writes it down; returns the conversations whose customer sounds otherwise now. */
export async function write(tx: Tx, weighed: readonly Weighed[]): Promise<Named[]> {
  const tones = weighed.map(({ talk, ...place }) => ({ ...place, tone: talk ? toneIn(talk) : null }))
  const kept = weighed.flatMap(({ talk, ...place }) => (talk ? { ...place, talk, conversion: conversionIn(talk) } : []))
  const [changed] = await Promise.all([
    setTones(tx, tones),
    saveTalks(tx, kept),
    forgetTalks(
      tx,
      weighed.filter(({ talk }) => !talk),
    ),
  ])
  return changed
}
