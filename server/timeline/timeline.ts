import type { Who } from '#accounts'
import { mustReachCustomer, rowsOf } from '#conversations'
import { sqlTime, type Tx } from '#db'
import { Fault, readSpot, writeSpot } from '#lib'
import { messagesOf, showMessage } from '#messages'
import type { TimelineNarrowing, TimelinePage } from '#protocol'
import { isCustomer, longestWalk, type Place, type Step, timeOf, walk, type Way } from './walk-query.ts'

/** Where to look: the end, where nothing is said. The first that is said counts. */
export type TimelineAsk = {
  /** Cursors of earlier pages. */
  before?: string | undefined
  after?: string | undefined
  /** A message: it, and what stands on both sides of it. */
  around?: string | undefined
  /** A moment, epoch milliseconds: what came from then on, and some of what stood before. */
  at?: number | undefined
  limit: number
} & { [K in keyof TimelineNarrowing]: TimelineNarrowing[K] | undefined }

type Found = { ids: string[]; on: string | null }
type Seek = (way: Way, place: Place | undefined, limit: number) => Promise<Found>

const mostRows = 100
/** How far is looked for what is rare: the page is then short, and says where to go on. */
const mostWalks = 4

/** As app. @throws Fault `customer.unknown`, `message.unknown` (404), `cursor.malformed` (422) */
export async function timeline(
  tx: Tx,
  who: Who,
  customerId: string,
  ask: TimelineAsk,
): Promise<Omit<TimelinePage, 'number'>> {
  const { workspaceId } = who
  if (!(await isCustomer(tx, workspaceId, customerId))) throw new Fault('customer.unknown', 404)
  await mustReachCustomer(tx, who, customerId)
  const limit = Math.min(Math.max(Math.trunc(ask.limit), 1), mostRows)
  const seek: Seek = (way, place, most) => find(tx, { workspaceId, customerId }, ask, { way, place, limit: most })
  const { ids, earlier, later } = await pageOf(tx, workspaceId, customerId, ask, limit, seek)
  const found = await messagesOf(tx, named(workspaceId, ids))
  const rows = await rowsOf(tx, named(workspaceId, new Set(found.map(each => each.conversationId))))
  return { rows: found.map(each => showMessage(each)), conversations: rows.map(withoutWorkspace), earlier, later }
}

const named = (workspaceId: string, ids: Iterable<string>) => [...ids].map(id => ({ workspaceId, id }))
const withoutWorkspace = <T>({ workspaceId: _, ...row }: T & { workspaceId: string }) => row

type Paged = { ids: string[]; earlier: string | null; later: string | null }

async function pageOf(
  tx: Tx,
  workspaceId: string,
  customerId: string,
  { before, after, around, at }: TimelineAsk,
  limit: number,
  seek: Seek,
): Promise<Paged> {
  if (before !== undefined) {
    const { ids, on } = await seek('earlier', placeOf(before), limit)
    return { ids, earlier: on, later: null }
  }
  if (after !== undefined) {
    const { ids, on } = await seek('later', placeOf(after), limit)
    return { ids, earlier: null, later: on }
  }
  if (around !== undefined) {
    const time = await timeOf(tx, workspaceId, customerId, around)
    if (time === undefined) throw new Fault('message.unknown', 404)
    return bothSides(seek, { at: sqlTime(time), id: around }, [around], limit)
  }
  if (at !== undefined) return bothSides(seek, { at: sqlTime(at), id: firstId }, [], limit)
  const { ids, on } = await seek('earlier', undefined, limit)
  return { ids, earlier: on, later: null }
}

/** No message has an id before it. */
const firstId = '00000000-0000-0000-0000-000000000000'

async function bothSides(seek: Seek, place: Place, middle: readonly string[], limit: number): Promise<Paged> {
  const half = Math.ceil(limit / 2)
  const [before, after] = [await seek('earlier', place, half), await seek('later', place, half)]
  return { ids: [...before.ids, ...middle, ...after.ids], earlier: before.on, later: after.on }
}

/** What is looked for on one side of a place, and the cursor that leads on from there. */
async function find(
  tx: Tx,
  whose: { workspaceId: string; customerId: string },
  { channel, visibility, kind }: TimelineAsk,
  { way, place, limit }: { way: Way; place: Place | undefined; limit: number },
): Promise<Found> {
  const narrowing = { ...(visibility && { visibility }), ...(kind && { kind }) }
  const isNarrowed = visibility !== undefined || kind !== undefined
  const stride = isNarrowed ? longestWalk : limit + 1
  const ids: string[] = []
  let from = place
  for (let walks = 0; walks < mostWalks; walks++) {
    const steps = await walk(tx, { ...whose, channel }, narrowing, { place: from, way, limit: stride })
    for (const [index, step] of steps.entries()) {
      if (!step.isWanted) continue
      // One more than fits: there is more, and the page goes on right before it.
      if (ids.length === limit) return { ids, on: cursorOf(steps[index - 1] ?? from) }
      ids.push(step.id)
    }
    const last = steps.at(-1)
    if (!last || steps.length < stride) return { ids, on: null }
    from = { at: sqlTime(last.at), id: last.id }
  }
  return { ids, on: cursorOf(from) }
}

const cursorOf = (place: Step | Place | undefined): string | null =>
  place === undefined
    ? null
    : writeSpot({ at: typeof place.at === 'number' ? place.at : new Date(place.at).getTime(), id: place.id })

/** A cursor of `messages` leads to the same place. */
function placeOf(cursor: string): Place {
  const { at, id } = readSpot(cursor)
  return { at: sqlTime(at), id }
}
