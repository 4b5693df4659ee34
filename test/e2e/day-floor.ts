import assert from 'node:assert/strict'
import { minute, second } from '#lib'
import type { RoutingBoard } from '#protocol'
import { heard } from '../visitor.ts'
import type { Client } from '../world-client.ts'
import type { Table } from './console-page.ts'
import type { DaySeat } from './day-seat.ts'
import { answerIn, hourOf, type Said } from './day-stretch.ts'

export type Known = Said & { id: string }
/** `reason`: they leave the first thing with it. What is `left` of them is answered, and not closed. */
type Wish = { reason?: string; left?: number }

type Day = {
  served: { id: string; personId: string }[]
  talkOf: (id: string) => Known
  passes: () => void
  mustFit: (talk: Known, who: Client) => void
}

/** A day at work: what was written, who is there, who answered whom. `mustFit` throws where somebody is asked what they cannot do. */
export function openDayFloor(table: Table, mustFit: Day['mustFit']) {
  const { world } = table
  const talks = new Map<string, Known>()
  const served: Day['served'] = []
  const seats: DaySeat[] = []
  const rests = restsOf(7)
  const board = () => world.owner.get<RoutingBoard>('/routing/board')
  const talkOf = (id: string): Known => [...talks.values()].find(talk => talk.id === id)!
  /** Some seconds of the day go by with each thing that is done. */
  const passes = () => world.clock.advance(second + rests.next())
  const day: Day = { served, talkOf, passes, mustFit }
  return {
    ...{ talks, served, seats, board, waitingIn, talkOf, passes },
    /** An hour of the day is written, and all of it has been read. */
    async write(hour: readonly Said[]): Promise<void> {
      const ids = await writeHour(table, hour)
      for (const said of hour) talks.set(said.name, { ...said, id: ids.get(said.name)! })
    },
    /** All of them take what comes until nothing waits; what each wants is in the order of the seats. */
    async allWork(wishes: readonly Wish[]): Promise<void> {
      const ended = nothingWaits(table, board)
      await Promise.all(seats.map((seat, at) => works(day, seat, ended, wishes[at] ?? {})))
    },
  }
}

async function works(
  { served, talkOf, passes, mustFit }: Day,
  seat: DaySeat,
  ended: Promise<void>,
  { reason, left = 0 }: Wish,
): Promise<void> {
  let [why, open] = [reason, left]
  for (;;) {
    const offered = seat.offered()
    offered.catch(() => {})
    const offer = await Promise.race([offered, ended])
    if (!offer) return
    for (const { conversationId } of offer.tasks) mustFit(talkOf(conversationId), seat.who)
    if (why !== undefined) {
      await seat.declines(offer, why)
      why = undefined
      continue
    }
    const id = await seat.accepts(offer)
    served.push({ id, personId: seat.who.personId })
    await seat.answers(answerIn[talkOf(id).tongue])
    if (open > 0) open--
    else await seat.closes(id)
    passes()
  }
}

const waitingIn = ({ queues }: RoutingBoard): number => queues.reduce((all, { waiting }) => all + waiting, 0)

/** Lengths between one and six seconds, in ms, the same for the same seed. */
function restsOf(seed: number): { next(): number } {
  const hour = hourOf(seed, 200)
  let at = 0
  return {
    next: () => {
      at = (at % (hour.length - 1)) + 1
      return Math.floor((hour[at]!.afterMs - hour[at - 1]!.afterMs) / 5)
    },
  }
}

/** The conversations by who writes; throws where a text is read in another language than it was written in. */
async function writeHour({ world, post }: Table, hour: readonly Said[]): Promise<Map<string, string>> {
  const read = heard(world, 'message.understood', hour.length)
  const start = world.clock.now()
  world.clock.set(start + hour.at(-1)!.afterMs)
  await post(
    hour.map(({ name, text, isPublic, afterMs }) => ({
      ...{ type: 'message', id: `day-${name}-${afterMs}`, thread: name, from: { id: name, name }, text },
      ...{ at: start + afterMs, visibility: isPublic ? 'public' : 'private' },
    })),
  )
  await read
  const found = await world.database.owner(tx =>
    tx.query<{ id: string; name: string; language: string }>(
      'select conversation_id as id, name, language from inbox_rows',
    ),
  )
  for (const { name, tongue, text } of hour)
    assert.equal(found.find(each => each.name === name)!.language, tongue, text)
  return new Map(found.map(({ name, id }) => [name, id]))
}

/** Looks again whenever something happens. */
async function nothingWaits({ world }: Table, board: () => Promise<RoutingBoard>): Promise<void> {
  const { reader } = world.rooms
  for (;;) {
    const at = reader.head
    if (waitingIn(await board()) === 0) return
    await reader.moved(at, AbortSignal.timeout(minute))
  }
}
