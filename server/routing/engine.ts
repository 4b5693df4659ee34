import { findFloor, findSubjects, openWithCustomers, type Rules, silentMs } from '#routing-work'
import { type Database, isAway, type Statement, type Tx } from '#db'
import { asError, type Clock, hour, minute, pause } from '#lib'
import type { LogEvent, Reader } from '#log'
import { type Event, nextMoment, type State } from '#routing-engine'
import { concerns, customersOf, hasPeople, isRule, talksOf } from './hearing.ts'
import { type Engine, keep, Replaced } from './keep.ts'
import { load, presencesOf } from './load.ts'
import { eventsOf } from './reconcile.ts'
import { renewOffers, setBackMs } from './set-back.ts'
import { elect } from './store.ts'
import { tellFew } from './tell-few.ts'
import { wishes } from './wishes.ts'

export type House = {
  database: Database
  reader: Reader
  channelOf: Rules['channelOf']
  now: Clock
  failed: (error: unknown) => void
}

const sliceSize = 500
/** Calendars and targets that were changed are followed within so long. */
const floorMs = minute
const sweepMs = hour
const breathMs = 200
/** However long nothing is due, the clock is looked at as often: somebody may set it. */
const lookMs = minute

/** Distributes the work of one brand while this process is the one that does, until the signal aborts. */
export async function runEngine(house: House, workspaceId: string, signal: AbortSignal): Promise<void> {
  const { database, reader, failed } = house
  const begun = await database.engine(tx => elect(tx, workspaceId, reader.head))
  let { number, offersMade } = begun
  while (!signal.aborted) {
    let engine: Engine | undefined
    try {
      engine = await open(house, { workspaceId, term: begun.term, number, offersMade })
      await follow(house, engine, signal)
      ;({ number } = engine)
    } catch (error) {
      if (error instanceof Replaced || isAway(error)) throw error
      failed(asError(error))
      // What cannot be taken twice is passed over: how everything stands is read again anyway.
      number = engine && engine.number > number ? engine.number : reader.head
      await pause(breathMs, signal)
    }
    if (engine) offersMade = Math.max(offersMade, engine.state.offersMade)
  }
}

/** With a hundred thousand that wait all at once it takes longer than anything else may. */
const patience: Statement = {
  name: 'routing-patience',
  text: `select set_config('statement_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)`,
}

type Begun = Pick<Engine, 'workspaceId' | 'term' | 'number'> & { offersMade: number }

/** Everything as it stands now, decided anew. */
const open = ({ database, now, channelOf }: House, { offersMade, ...begun }: Begun): Promise<Engine> =>
  database.engine(async tx => {
    const at = now()
    const { workspaceId, number } = begun
    await tx.query(patience)
    const floor = await findFloor(tx, workspaceId, at, channelOf)
    const renewed = await renewOffers(tx, workspaceId, at)
    const { state, happened, subjects } = await load(tx, { workspaceId, floor, offersMade, now: at })
    const engine: Engine = { ...begun, state, floor, floorAt: at, tables: new Map(), tellsOf: tellFew() }
    await keep(tx, engine, { until: number, subjects, happened, renewed, now: at })
    return engine
  })

/** Follows the log until its rules are others, or its clock is. */
async function follow(house: House, engine: Engine, signal: AbortSignal): Promise<void> {
  const { reader, database, now } = house
  // As it was decided by, not as it is by now: the clock may have been set back in between.
  let seenAt = engine.floorAt
  let sweepAt = seenAt + sweepMs
  while (!signal.aborted) {
    await untilNext(house, engine, sweepAt, signal)
    if (signal.aborted || now() < seenAt - setBackMs) return
    seenAt = Math.max(seenAt, now())
    const { ready, isOver } = untilRules(await reader.after(engine.number, sliceSize), engine.workspaceId)
    const until = ready.at(-1)?.number ?? engine.number
    const events = ready.filter(event => concerns(event, engine.workspaceId))
    const at = now()
    const isSweep = at >= sweepAt
    if (isSweep) sweepAt = at + sweepMs
    if (events.length > 0 || isSweep || nextMoment(engine.state) <= at)
      await database.engine(tx => turn(tx, engine, { house, events, until, isSweep, now: at }))
    engine.number = until
    if (isOver) return
  }
}

/** What still goes by the rules that are known; what came after others has to wait for those. */
function untilRules(slice: readonly LogEvent[], workspaceId: string): { ready: readonly LogEvent[]; isOver: boolean } {
  const at = slice.findIndex(event => event.workspaceId === workspaceId && isRule(event))
  return at === -1 ? { ready: slice, isOver: false } : { ready: slice.slice(0, at + 1), isOver: true }
}

/** Until the log has gone on, or time alone changes something. */
async function untilNext({ reader, now }: House, { state, number }: Engine, sweepAt: number, signal: AbortSignal) {
  const ms = Math.min(nextMoment(state), sweepAt, now() + lookMs) - now()
  if (ms <= 0) return
  const race = new AbortController()
  const timer = setTimeout(() => race.abort(), ms)
  await reader.moved(number, AbortSignal.any([signal, race.signal]))
  clearTimeout(timer)
}

type Told = { house: House; events: readonly LogEvent[]; until: number; isSweep: boolean; now: number }

async function turn(tx: Tx, engine: Engine, { house, events, until, isSweep, now }: Told): Promise<void> {
  const { workspaceId, state } = engine
  const isOther = hasPeople(events)
  if (isOther || now - engine.floorAt > floorMs) {
    const { rules, staff } = await findFloor(tx, workspaceId, now, house.channelOf)
    engine.floor = { ...engine.floor, rules, staff }
    engine.floorAt = now
  }
  const { floor } = engine
  const moved = await openWithCustomers(tx, workspaceId, customersOf(events), now)
  const subjects = await findSubjects(tx, workspaceId, [...new Set([...talksOf(events), ...moved])])
  const happened = [
    ...(isOther ? presencesOf(state, floor) : []),
    ...eventsOf(state, subjects, floor.rules),
    ...(isSweep ? silentIn(state, new Set(subjects.map(({ id }) => id)), now) : []),
  ]
  const asked = events.filter(({ kind }) => wishes.includes(kind))
  await keep(tx, engine, { until, subjects, asked, happened, now })
}

/** Who has been silent for so long that they are on nobody's table any more; of whom was `heard` just now that is told already. */
const silentIn = ({ works }: State, heard: ReadonlySet<string>, now: number): Event[] =>
  [...works.values()].flatMap(({ tasks }) =>
    tasks
      .filter(({ task, phase, since }) => phase !== 'active' && since < now - silentMs && !heard.has(task.id))
      .map(({ task }): Event => ({ kind: 'task.closed', taskId: task.id, isLeft: true })),
  )
