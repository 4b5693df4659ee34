import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#channel'
import { type Database, isAway, isDiskFull, type Leases } from '#db'
import { asError, bell, type Clock, pause, second } from '#lib'
import { awaitsAccounts, type Connected, type Contexts, type Directory, type HealthNotes } from '#profiles'
import { readCursor, storePulled } from './pull-store.ts'

type Needs = {
  database: Database
  leases: Leases
  directory: Directory
  health: HealthNotes
  contexts: Contexts
  now: Clock
  failed: (error: unknown) => void
  /** Envelopes have been stored. */
  stored: () => void
}

export type Pulls = {
  /** There may be something at the vendor: whoever waits to ask asks now. */
  nudge(connectionId: string): void
  /** Resolves when all have stopped, after the signal aborted. */
  done: Promise<void>
}

type Bell = ReturnType<typeof bell>

const lookMs = 2 * second
const shortestMs = second
const longestMs = 60 * second

/**
 * Pull channels: asks those vendors who do not call us, one process a connection, until the signal aborts. What comes is
 * stored together with the cursor behind it; after a fault it goes on from there, less and less often.
 */
export function runPulls(needs: Needs, signal: AbortSignal): Pulls {
  const bells = new Map<string, Bell>()
  return { nudge: id => bells.get(id)?.ring(), done: keepPulling(needs, bells, signal) }
}

async function keepPulling(needs: Needs, bells: Map<string, Bell>, signal: AbortSignal): Promise<void> {
  const running = new Map<string, { connected: Connected; stop: AbortController; done: Promise<void> }>()
  while (!signal.aborted) {
    const wanted = new Map(needs.directory.all().flatMap(each => (isPulled(each) ? [[each.id, each] as const] : [])))
    for (const [id, { connected, stop }] of running) {
      if (!isDeepStrictEqual(wanted.get(id)?.settings, connected.settings)) {
        stop.abort()
        running.delete(id)
      }
    }
    for (const [id, connected] of wanted) {
      if (running.has(id)) continue
      const stop = new AbortController()
      const held = AbortSignal.any([signal, stop.signal])
      const nudged = bell()
      bells.set(id, nudged)
      const done = needs.leases.hold(`pull:${id}`, held, mine => follow(needs, connected, mine, nudged))
      running.set(id, { connected, stop, done })
    }
    await needs.directory.changed(lookMs, signal)
  }
  await Promise.all([...running.values()].map(each => each.done))
}

/** Until its accounts are chosen nobody would take what comes: it stays with the vendor. */
const isPulled = (connected: Connected) =>
  connected.channel.listen !== undefined && !connected.disabled && !awaitsAccounts(connected)

async function follow(needs: Needs, connected: Connected, signal: AbortSignal, nudged: Bell): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await pull(needs, connected, signal, nudged, () => (failures = 0))
    } catch (error) {
      if (signal.aborted) return
      failures++
      tell(needs, connected, error)
    }
    await pause(Math.min(shortestMs * 2 ** failures, longestMs), signal)
  }
}

async function pull(
  needs: Needs,
  connected: Connected,
  signal: AbortSignal,
  nudged: Bell,
  went: () => void,
): Promise<void> {
  const { database, health, contexts, now, stored } = needs
  const { workspaceId, id, channel } = connected
  const from = await readCursor(database, connected)
  const ctx: Context<unknown> = {
    ...contexts(connected, signal),
    pause: async ms => void (await nudged.wait(ms, signal)),
  }
  for await (const { cursor, body, headers, query } of channel.listen!(ctx, from)) {
    const meta = query === '' && Object.keys(headers).length === 0 ? null : { headers: { ...headers }, query }
    await storePulled(database, { workspaceId, connectionId: id, receivedAt: now(), meta, body }, cursor)
    stored()
    health.received(connected, now())
    health.recovered(connected)
    went()
  }
}

/** A channel names what is wrong by an error with a code that has words (`channel.<id>.health.<code>`). */
function tell({ health, now, failed }: Needs, connected: Connected, error: unknown): void {
  if (isAway(error)) return
  if (isDiskFull(error)) return failed(error)
  const { code } = asError(error) as { code?: unknown }
  const isNamed = typeof code === 'string' && /^[a-z][a-z-]*$/.test(code)
  health.failing(connected, now(), isNamed ? code : 'unreachable')
  if (!isNamed) failed(new Error(`The pull of ${connected.channel.id} broke off`, { cause: asError(error) }))
}
