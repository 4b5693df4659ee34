import type { Who } from '#accounts'
import { samplesOf } from '#alerts'
import { reachesCustomer } from '#conversations'
import type { Tx } from '#db'
import { Fault, readSpot, writeSpot } from '#lib'
import type { Suspect, SuspectCard } from '#protocol'
import { cardOf, findSuspects, loadSuspect } from './store.ts'

/**
 * Those who are to be decided about, or whose appeal is to be answered; or those that are over. The latest first. As app.
 * @throws Fault `cursor.malformed` (422)
 */
export async function suspects(
  tx: Tx,
  who: Who,
  { isOpen, after, limit }: { isOpen: boolean; after?: string | undefined; limit: number },
): Promise<{ rows: SuspectCard[]; next: string | null }> {
  const before = after === undefined ? undefined : readSpot(after)
  const found = await findSuspects(tx, who, { isOpen, before, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const next = last && found.length > limit ? writeSpot({ at: last.since, id: last.id }) : null
  return { rows: rows.map(cardOf), next }
}

/** How many wait for somebody; 100 at most are counted. As app. */
export const suspectsWaiting = async (tx: Tx, who: Who): Promise<number> =>
  (await findSuspects(tx, who, { isOpen: true, before: undefined, limit: 100 })).length

/** With what they wrote, what of it asks for something, and what we said. As app. @throws Fault `suspect.unknown` (404) */
export async function suspect(tx: Tx, who: Who, id: string): Promise<Suspect> {
  const found = await loadSuspect(tx, who.workspaceId, id)
  if (!found || !(await reachesCustomer(tx, who, found.customerId))) throw new Fault('suspect.unknown', 404)
  const { samples, requestIds, answerIds } = found.evidence
  const [said, asked, answered] = await Promise.all([
    samplesOf(tx, who, samples),
    samplesOf(tx, who, requestIds),
    samplesOf(tx, who, answerIds),
  ])
  return { ...cardOf(found), samples: said.shown, requests: asked.shown, answers: answered.shown }
}
