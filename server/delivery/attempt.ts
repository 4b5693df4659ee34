import type { Channel, Out, Sent } from '#channel'
import { settleFailed, settleSent, settleUnsure, takeForSending } from '#conversations'
import { type Database, isAway, isCollision, isTaken, type Tx } from '#db'
import { contextOf, type Files } from '#files'
import { asError, type Clock, pause, second } from '#lib'
import type { Connected, Directory } from '#profiles'
import { compose } from './compose.ts'
import { afterAsking, afterSending, mostAttempts, outcomeOf, type Step } from './next-step.ts'
import * as store from './store.ts'
import type { Claim } from './tables.ts'

export type Needs = {
  database: Database
  directory: Directory
  files: Files
  fetch: typeof fetch
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
  const means = { idempotent: connected.channel.can.idempotent, canFind: connected.channel.find !== undefined }
  const decided =
    claimed.asked === null
      ? afterSending(said ?? { kind: 'unsure' }, claimed, means, needs.now())
      : afterAsking(said, claimed, means, needs.now())
  const line = lineOf(said, claimed.asked !== null, { at: begun, tookMs: Math.round(performance.now() - from) })
  taken(takenAs(connected, said, decided))
  await untilWritten(needs, stop, tx => settle(tx, claimed, decided, line, needs.now()))
}

function takenAs(connected: Connected, said: Sent | undefined, { kind }: Step): Taken {
  if (kind === 'sent') return { connected, kind }
  if (said?.kind === 'rejected') return { connected, kind: 'refused' }
  if (said?.kind === 'retry') return { connected, kind: 'trouble', wait: said.after, code: said.code ?? 'failing' }
  return { connected, kind: 'trouble', wait: 0, code: 'lost' }
}

/** Takes the message; what can be known to fail without the platform fails here. */
async function prepare(tx: Tx, { directory, now }: Needs, named: Named): Promise<Ready | undefined> {
  const claimed = await store.claim(tx, named)
  if (!claimed) return undefined
  const refuse = async (code: string, text = '') => {
    await store.finish(tx, claimed)
    await settleFailed(tx, { ...claimed, at: now(), code, text })
    return undefined
  }
  // It has been set back again and again by a fault of ours.
  if (claimed.attempts > mostAttempts) return refuse('gave-up', 'fault')
  const outgoing = await takeForSending(tx, claimed.workspaceId, claimed.messageId, now())
  if (!outgoing) {
    await store.finish(tx, claimed)
    return undefined
  }
  const found = directory.profile(outgoing.profileId)
  if (!found) return refuse('connection-gone')
  const { connected, profile } = found
  if (connected.disabled || profile.disabled) return refuse('profile-disabled')
  const out = compose(outgoing, profile.key, connected.channel.can)
  return out ? { claimed, connected, out } : refuse('cannot-do')
}

/** What the platform says. A channel that throws leaves open what happened. */
async function call(
  { files, fetch, now, failed }: Needs,
  { claimed, connected, out }: Ready,
  stop: AbortSignal,
): Promise<Sent | undefined> {
  const { channel } = connected
  const ctx = contextOf(connected, {
    files,
    fetch,
    now,
    signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
  })
  try {
    return await (claimed.asked === null ? channel.send(out, ctx) : ask(channel, out, ctx))
  } catch (error) {
    failed(new Error(`The channel ${channel.id} threw`, { cause: asError(error) }))
    return undefined
  }
}

const ask = (channel: Channel, out: Out, ctx: Parameters<Channel['send']>[1]) => channel.find?.(out, ctx)

type Line = Parameters<typeof store.logTry>[2]

function lineOf(said: Sent | undefined, wasAsked: boolean, { at, tookMs }: { at: number; tookMs: number }): Line {
  const code = said && 'code' in said ? (said.code ?? null) : null
  const detail = said && 'text' in said ? said.text.slice(0, longestText) : null
  return { at, tookMs, outcome: outcomeOf(said, wasAsked), code, detail }
}

async function settle(tx: Tx, claimed: Claim, step: Step, line: Line, now: number): Promise<void> {
  const settled = { workspaceId: claimed.workspaceId, messageId: claimed.messageId, at: now }
  await store.logTry(tx, claimed, line)
  if (step.kind === 'sent') {
    // That it was taken is true whoever has the message by now.
    await store.drop(tx, [claimed])
    await settleSent(tx, { ...settled, externalId: step.externalId })
  } else if (step.kind === 'again') await store.putBack(tx, claimed, step.at, step.asked)
  else if (step.kind === 'unsure') {
    if (await store.leaveUnsure(tx, claimed)) await settleUnsure(tx, settled)
  } else if (await store.finish(tx, claimed)) await settleFailed(tx, { ...settled, code: step.code, text: step.text })
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
      failed(error)
      await pause(betweenMs, stop)
    }
  }
}
