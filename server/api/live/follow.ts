import { isAway } from '#db'
import { pause } from '#lib'
import type { LogEvent } from '#log'
import type { LiveFrame } from '#protocol'
import type { RoutingEvent } from '#routing'
import type { World } from '#api'
import { dismiss } from './dismiss.ts'
import { type CountsOf, sendFrames } from './frames.ts'
import { notice } from './notice.ts'
import { type Audience, calm, type Stir } from './viewer.ts'

const frameMs = 100
const slice = 1000

export type Following = {
  /** Something is to be sent although the log has not moved. */
  nudge(): void
  /** The counts of a workspace are others although nothing was done. */
  moveCounts(workspaceId: string): void
  done: Promise<void>
}

/** Reads the log once for all who look, and sends at most ten frames a second, the first one at once. */
export function follow(world: World, audience: Audience, countsOf: CountsOf, signal: AbortSignal): Following {
  let nudged = new AbortController()
  const moved = async (at: number) => {
    await world.reader.moved(at, AbortSignal.any([signal, nudged.signal]))
    nudged = new AbortController()
  }
  const moving = new Set<string>()
  return {
    nudge: () => nudged.abort(),
    moveCounts(workspaceId) {
      moving.add(workspaceId)
      nudged.abort()
    },
    done: run(world, audience, countsOf, signal, moved, moving),
  }
}

async function run(
  { database, reader, log }: World,
  audience: Audience,
  countsOf: CountsOf,
  signal: AbortSignal,
  moved: (at: number) => Promise<void>,
  moving: Set<string>,
): Promise<void> {
  let at = reader.head
  let stirs = new Map<string, Stir>()
  const stirOf = (workspaceId: string) => {
    const found = stirs.get(workspaceId) ?? calm()
    stirs.set(workspaceId, found)
    return found
  }
  let told = at
  while (!signal.aborted) {
    await moved(at)
    const began = performance.now()
    try {
      for (;;) {
        const events = await reader.after(at, slice)
        for (const event of events) {
          if (isOffer(event) && event.number <= told) continue
          dismiss(event, audience.viewers)
          notice(event, audience, stirOf)
        }
        at = events.at(-1)?.number ?? at
        if (events.length < slice) break
      }
      for (const workspaceId of moving) stirOf(workspaceId).countsMoved = true
      moving.clear()
      const taken = stirs
      stirs = new Map()
      await sendFrames(database, audience, taken, at, countsOf)
    } catch (error) {
      if (!isAway(error)) log.error({ err: error }, 'live')
      // What these frames would have told is not known any more: all begin again from a snapshot.
      for (const viewer of audience.viewers) viewer.send(JSON.stringify({ kind: 'restart', number: at }))
    }
    told = await tellOffers(reader, audience, { at, ms: frameMs - (performance.now() - began) }, signal)
  }
}

const isOffer = ({ kind }: LogEvent) => kind === ('offer.changed' satisfies RoutingEvent)
const offersFrame = JSON.stringify({ kind: 'offers' } satisfies LiveFrame)

/** Between two frames: what lies before somebody is theirs for seconds only, and waits for none. Returns how far it was told. */
async function tellOffers(
  reader: World['reader'],
  audience: Audience,
  { at, ms }: { at: number; ms: number },
  signal: AbortSignal,
): Promise<number> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const timer = setTimeout(() => over.abort(), Math.max(0, ms))
  let told = at
  while (!either.aborted) {
    await reader.moved(told, either)
    if (either.aborted) break
    const events = await reader.after(told, slice).catch(() => [])
    if (events.length === 0) break
    told = events.at(-1)!.number
    const own = events.filter(isOffer)
    for (const { workspaceId, subjectId } of own)
      for (const viewer of audience.of(workspaceId, subjectId!)) viewer.send(offersFrame)
  }
  if (!either.aborted) await pause(ms, either)
  clearTimeout(timer)
  return told
}
