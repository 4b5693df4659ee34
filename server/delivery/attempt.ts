import { canOf, type Channel, type Out, type Sent } from '#channel'
import { type Database, isAway, isCollision, isTaken, type Tx } from '#db'
import { contextOf, type Files } from '#files'
import { asError, type Clock, pause, second } from '#lib'
import type { Connected, Contexts, Directory } from '#profiles'
import { errandOf } from './errand.ts'
import { afterAsking, afterSending, mostAttempts, outcomeOf, type Step } from './next-step.ts'
import * as store from './store.ts'
import type { Claim } from './tables.ts'

export type Needs = {
  database: Database
  directory: Directory
  files: Files
  contexts: Contexts
  now: Clock
  failed: (error: unknown) => void
}

/** How the platform took it, for the pace and the health of its connection. `wait` is what it asked for, in milliseconds. */
export type Taken = { connected: Connected } & (
  | { kind: 'sent' | 'refused' }
  | { kind: 'trouble'; wait: number; code: string }
)

const patienceMs = 20 * second
const longestText = 500
const toldAfterMs = 2 * second

type Named = { workspaceId: string; messageId: string }
type Ready = { claimed: Claim; connected: Connected; out: Out }

/**
 * One try of one message: taken in a transaction, sent outside of any, settled in another. A process that dies between
 * the two leaves it `sending`, and whoever comes next asks the platform. `taken` hears how it went before it is written.
 */
export async function attempt(
  needs: Needs,
  named: Named,
  stop: AbortSignal,
  taken: (taken: Taken) => void,
): Promise<void> {
  const ready = await needs.database.engine(tx => prepare(tx, needs, named))
  if (!ready) return
  const { claimed, connected } = ready
  const begun = needs.now()
  const from = performance.now()
  const said = await call(needs, ready, stop)
  const means = errandOf(claimed).means(connected.channel)
  const decided = isToBeSent(claimed)
    ? afterSending(said ?? { kind: 'unsure' }, claimed, means, needs.now())
    : afterAsking(said, claimed, means, needs.now())
  const line = lineOf(said, !isToBeSent(claimed), { at: begun, tookMs: Math.round(performance.now() - from) })
  taken(takenAs(connected, said, decided, !isToBeSent(claimed)))
  await untilWritten(needs, stop, tx => settle(tx, claimed, decided, line, needs.now()))
}

/** What was lost is asked for, where there is something to ask; an act is simply done again. */
const isToBeSent = ({ asked, isAct }: Claim) => asked === null || isAct

function takenAs(connected: Connected, said: Sent | undefined, { kind }: Step, wasAsked: boolean): Taken {
  if (kind === 'sent') return { connected, kind }
  // That a message did not arrive is the trouble, not the answer that tells it.
  if (wasAsked && said?.kind === 'retry') return { connected, kind: 'trouble', wait: said.after, code: 'lost' }
  if (said?.kind === 'rejected') return { connected, kind: 'refused' }
  if (said?.kind === 'retry') return { connected, kind: 'trouble', wait: said.after, code: said.code ?? 'failing' }
  return { connected, kind: 'trouble', wait: 0, code: 'lost' }
}

/** Takes the message; what can be known to fail without the platform fails here. */
async function prepare(tx: Tx, { directory, now }: Needs, named: Named): Promise<Ready | undefined> {
  const claimed = await store.claim(tx, named)
  if (!claimed) return undefined
  const errand = errandOf(claimed)
  const refuse = async (code: string, text = '') => {
    await store.finish(tx, claimed)
    await errand.failed(tx, claimed, { code, text }, now())
    return undefined
  }
  // It has been set back again and again by a fault of ours.
  if (claimed.attempts > mostAttempts) return refuse('gave-up', 'fault')
  const taken = await errand.take(tx, claimed, now())
  if (!taken) {
    await store.finish(tx, claimed)
    return undefined
  }
  const found = directory.profile(taken.profileId)
  if (!found) return refuse('connection-gone')
  const { connected, profile } = found
  if (connected.disabled || profile.disabled) return refuse('profile-disabled')
  const out = taken.compose(profile.key, canOf(connected.channel, profile.key))
  return out ? { claimed, connected, out } : refuse('cannot-do')
}

/** What the platform says. A channel that throws leaves open what happened. */
async function call(
  { files, contexts, failed }: Needs,
  { claimed, connected, out }: Ready,
  stop: AbortSignal,
): Promise<Sent | undefined> {
  const { channel } = connected
  const ctx = contextOf(connected, {
    files,
    contexts,
    signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
  })
  try {
    const shown = { ...out, ...(out.agent && { agent: withAddress(out.agent, ctx.hook) }) }
    return await (isToBeSent(claimed) ? channel.send(shown, ctx) : ask(channel, shown, ctx))
  } catch (error) {
    failed(new Error(`The channel ${channel.id} threw`, { cause: asError(error) }))
    return undefined
  }
}

/** Platforms are told where it is found from outside, which is where they reach us. */
const withAddress = (agent: NonNullable<Out['agent']>, ours: string): NonNullable<Out['agent']> =>
  agent.picture === undefined ? agent : { ...agent, picture: new URL(agent.picture, ours).href }

const ask = (channel: Channel, out: Out, ctx: Parameters<Channel['send']>[1]) => channel.find?.(out, ctx)

type Line = Parameters<typeof store.logTry>[2]

function lineOf(said: Sent | undefined, wasAsked: boolean, { at, tookMs }: { at: number; tookMs: number }): Line {
  const code = said && 'code' in said ? (said.code ?? null) : null
  const detail = said && 'text' in said ? said.text.slice(0, longestText) : null
  return { at, tookMs, outcome: outcomeOf(said, wasAsked), code, detail }
}

async function settle(tx: Tx, claimed: Claim, step: Step, line: Line, now: number): Promise<void> {
  const errand = errandOf(claimed)
  await store.logTry(tx, claimed, line)
  if (step.kind === 'sent') {
    // That it was taken is true whoever has the message by now.
    await store.drop(tx, [claimed])
    await errand.sent(tx, claimed, step, now)
  } else if (step.kind === 'again') {
    const isBack = await store.putBack(tx, claimed, step.at, step.asked)
    // What goes again at once is no news to anybody.
    if (isBack && step.at - now >= toldAfterMs)
      await errand.delayed(tx, claimed, { code: step.code, text: line.detail ?? '' }, now)
  } else if (step.kind === 'unsure') {
    if (await (claimed.isAct ? store.finish(tx, claimed) : store.leaveUnsure(tx, claimed)))
      await errand.unsure(tx, claimed, now)
  } else if (await store.finish(tx, claimed)) await errand.failed(tx, claimed, step, now)
}

const betweenMs = 200

/** What the platform has said must not be lost: while the database is away we wait for it. */
async function untilWritten(
  { database, failed }: Needs,
  stop: AbortSignal,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  for (;;) {
    try {
      return await database.engine(work)
    } catch (error) {
      if (!isAway(error) && !isCollision(error) && !isTaken(error)) throw error
      if (stop.aborted) return
      if (!isAway(error)) failed(error)
      await pause(betweenMs, stop)
    }
  }
}
