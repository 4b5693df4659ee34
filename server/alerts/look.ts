import type { Tx } from '#db'
import { hour, newId } from '#lib'
import { append, type NewEvent } from '#log'
import type { AlertTopic } from '#protocol'
import { everything, type Histories, historyOf, lookEveryMs, spanMs, step, type Told } from '#surges'
import { type AlertRow, followersOf, insertAlert, type KeptEvidence, openAlerts, saveAlert } from './alert-store.ts'
import { tellAlert } from './events.ts'
import { drawnHours, evidenceOf, isGrave, lookDue } from './evidence.ts'
import { guardsOf } from './guards.ts'
import { historiesOf } from './histories.ts'
import { forgetBefore, hoursBetween, mentionsBetween, type Said, sumUp, totalBetween } from './hours-store.ts'
import { lockMemory, lastLook, type Memory, remember, unusualTimes } from './look-store.ts'
import { keptMs } from './on-understood.ts'

/** So many hours are counted again with a look; the others wait for the next one. */
const mostSummed = 200
/** What was missed is looked at as far back as the look that another one goes by. */
const longestMissed = spanMs + lookEveryMs

/** When looks are due that were not made, the last one now. `lookedAt` 0: never before. Pure. */
export function looksDue(lookedAt: number, now: number): number[] {
  const last = lookDue(now)
  if (lookedAt === 0) return [last]
  const first = Math.max(lookedAt + lookEveryMs, last - longestMissed)
  return Array.from(
    { length: Math.max(0, (last - first) / lookEveryMs + 1) },
    (_, place) => first + place * lookEveryMs,
  )
}

/**
 * Looks at a brand at the moments that are due: counts the hours that are over, asks whether more people complain than
 * usual, and writes what follows. As engine; twice for one moment it does nothing.
 */
export async function look(tx: Tx, workspaceId: string, now: number): Promise<void> {
  if (looksDue(await lastLook(tx, workspaceId), now).length === 0) return
  let memory = await lockMemory(tx, workspaceId)
  const due = looksDue(memory.lookedAt, now)
  if (due.length === 0) return
  await sumUp(tx, workspaceId, Math.floor(now / hour) * hour, mostSummed)
  for (const at of due) memory = await lookAt(tx, workspaceId, memory, at)
  await remember(tx, workspaceId, memory)
  if (now % hour < lookEveryMs) await forgetBefore(tx, workspaceId, now - keptMs)
}

async function lookAt(tx: Tx, workspaceId: string, memory: Memory, at: number): Promise<Memory> {
  const until = Math.floor(at / hour) * hour
  const [rows, unusual, recent, total, open] = await Promise.all([
    hoursBetween(tx, workspaceId, at - keptMs, until),
    unusualTimes(tx, workspaceId, { since: at - keptMs, now: at }),
    mentionsBetween(tx, workspaceId, at - spanMs + 1, at + 1),
    totalBetween(tx, workspaceId, at - spanMs + 1, at + 1),
    openAlerts(tx, workspaceId),
  ])
  const histories = historiesOf(rows, unusual, until)
  const known = {
    mentions: new Map(recent.map(said => [said.id, said])),
    watches: new Map(Object.entries(memory.watches)),
    lookedAt: memory.lookedAt === 0 ? null : memory.lookedAt,
  }
  const { brand, told } = step(known, { kind: 'tick', total, histories }, at)
  const stirring = told.filter(({ level, decision }) => level !== null || decision !== null)
  if (stirring.length > 0) await write(tx, { workspaceId, at, histories, open }, stirring)
  return { lookedAt: at, watches: Object.fromEntries(brand.watches) }
}

type Around = { workspaceId: string; at: number; histories: Histories; open: readonly AlertRow[] }

async function write(tx: Tx, around: Around, stirring: readonly Told[]): Promise<void> {
  const { workspaceId, at, open, histories } = around
  const [drawn, people] = await Promise.all([
    mentionsBetween(tx, workspaceId, at - drawnHours * spanMs, at + 1),
    guardsOf(tx, workspaceId),
  ])
  const events: NewEvent[] = []
  for (const told of stirring) {
    const said = told.topic === everything ? drawn : drawn.filter(({ topic }) => topic === told.topic)
    const history = historyOf(histories, told.topic)!
    const followers = await followersOf(tx, workspaceId, authorsOf(said, at))
    const evidence = evidenceOf({ ...told, at, said, history, followers })
    const before = open.find(({ topic }) => topic === told.topic)
    events.push(...(await writeOne(tx, { workspaceId, at, people, before }, told, evidence)))
  }
  await append(tx, events)
}

const authorsOf = (said: readonly Said[], at: number): string[] => [
  ...new Set(said.filter(each => each.at > at - spanMs).map(({ author }) => author)),
]

type Standing = { workspaceId: string; at: number; people: string[]; before: AlertRow | undefined }

async function writeOne(
  tx: Tx,
  { workspaceId, at, people, before }: Standing,
  { topic, level, decision }: Told,
  evidence: KeptEvidence,
): Promise<NewEvent[]> {
  if (!before) {
    if (level === null) return []
    const alert = { id: newId(at), topic: topic as AlertTopic, level, isGrave: isGrave(evidence), at, evidence }
    await insertAlert(tx, workspaceId, { ...alert, told: { at, people } })
    return [tellAlert(workspaceId, 'alert.raised', alert.id, { level, people })]
  }
  const isWorse = decision?.kind === 'risen' && level !== null
  await saveAlert(tx, workspaceId, {
    ...before,
    ...{ lookedAt: at, endedAt: decision?.kind === 'ended' ? at : null, evidence },
    isGrave: before.isGrave || isGrave(evidence),
    // What gets worse is told again, whoever thought otherwise before.
    ...(isWorse && { level, levelAt: at, putAside: null, told: { at, people } }),
  })
  const kind = decision?.kind === 'ended' ? 'alert.ended' : 'alert.changed'
  return [tellAlert(workspaceId, kind, before.id, isWorse ? { level, people } : undefined)]
}
