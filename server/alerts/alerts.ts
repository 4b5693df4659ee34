import type { Who } from '#accounts'
import { reachOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, readSpot, writeSpot } from '#lib'
import { type Alert, type AlertCard, alertLevels, type AlertStanding } from '#protocol'
import { everything, lookEveryMs, spanMs } from '#surges'
import { type AlertRow, findEnded, loadAlert, openAlerts } from './alert-store.ts'
import { lastLook } from './look-store.ts'
import { samplesOf, type Talk, talksOf } from './samples.ts'

/** The worst first, then the latest. As app. */
export const alertsOpen = async (tx: Tx, { workspaceId }: Who): Promise<AlertCard[]> =>
  (await openAlerts(tx, workspaceId)).map(cardOf).toSorted(byWeight)

const weightOf = ({ level, putAside }: AlertCard): number => (putAside ? 0 : 1 + alertLevels.indexOf(level))
const byWeight = (one: AlertCard, other: AlertCard): number =>
  weightOf(other) - weightOf(one) || other.since - one.since || (one.id < other.id ? -1 : 1)

/** Those that have ended, the latest first. As app. @throws Fault `cursor.malformed` (422) */
export async function alertsEnded(
  tx: Tx,
  { workspaceId }: Who,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: AlertCard[]; next: string | null }> {
  const found = await findEnded(tx, workspaceId, { before: after ? readSpot(after) : undefined, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(cardOf),
    next: last && found.length > limit ? writeSpot({ at: last.since, id: last.id }) : null,
  }
}

/** With what was said, as far as whoever asks may read it. As app. @throws Fault `alert.unknown` (404) */
export async function alert(tx: Tx, who: Who, id: string): Promise<Omit<Alert, 'draft'>> {
  const found = await loadAlert(tx, who.workspaceId, id)
  if (!found) throw new Fault('alert.unknown', 404)
  const [samples, talks] = await Promise.all([samplesOf(tx, who, found.evidence.samples), seenTalks(tx, who, found)])
  return {
    ...cardOf(found),
    samples: samples.shown,
    unseen: samples.unseen,
    conversations: talks.length,
    waiting: talks.filter(({ isWaiting }) => isWaiting).length,
  }
}

/** The conversations of an alert that somebody may see. */
export async function seenTalks(tx: Tx, who: Who, { topic, since, lookedAt: until }: AlertRow): Promise<Talk[]> {
  const { workspaceId } = who
  const asked = { from: since - spanMs, until, topic: topic === everything ? null : topic }
  const talks = await talksOf(tx, workspaceId, asked)
  const reaches = await reachOf(
    tx,
    talks.map(({ id }) => ({ workspaceId, id })),
  )
  return talks.filter(({ id }) => reaches(who, id))
}

/** Those of these that there are, as they are now. As app. */
export async function alertsNamed(
  tx: Tx,
  { workspaceId }: Who,
  ids: readonly string[],
): Promise<(Pick<AlertCard, 'id' | 'topic' | 'level'> & { isOver: boolean })[]> {
  const found = await Promise.all([...new Set(ids)].map(id => loadAlert(tx, workspaceId, id)))
  return found.flatMap(each =>
    each ? [{ id: each.id, topic: each.topic, level: each.level, isOver: each.endedAt !== null }] : [],
  )
}

type Standing = Pick<AlertStanding, 'open' | 'worst' | 'lookedAt' | 'everyMs'>

/** How many are open and not put aside, and how bad they are. As app. */
export async function alertsStanding(tx: Tx, who: Who): Promise<Standing> {
  const [open, looked] = await Promise.all([alertsOpen(tx, who), lastLook(tx, who.workspaceId)])
  const counting = open.filter(({ putAside }) => putAside === null)
  const worst = counting[0]?.level ?? null
  return { open: counting.length, worst, lookedAt: looked === 0 ? null : looked, everyMs: lookEveryMs }
}

function cardOf({ evidence: { samples: _, ...evidence }, ...row }: AlertRow): AlertCard {
  return { ...row, evidence }
}
