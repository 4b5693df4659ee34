import { type Database, isAway, type Leases, type Tx } from '#db'
import { asError, type Clock, day, hour, pause, second } from '#lib'
import type { Vault } from '#profiles'
import { ask } from './ask.ts'
import { takeAsks } from './ask-store.ts'
import { askingOf, begin, type Call, callOf, hasRoom, settle } from './calling.ts'
import { turnOver } from './call-store.ts'
import { leaving } from './leaving.ts'
import { lockProvider, readyProviders, usedToday } from './provider-store.ts'
import type { Reach } from './reach.ts'
import type { ProviderRow } from './tables.ts'

const lookMs = second
/** So many at once, each in a request of its own. */
const together = 4
/** What waited longer is old news. */
const patienceMs = 6 * hour
const turnEveryMs = hour
export const textsKeptMs = 30 * day
const linesKeptMs = 365 * day

type Needs = {
  database: Database
  leases: Leases
  vault: Vault
  reach: Pick<Reach, 'fetch'>
  now: Clock
  failed: (error: unknown) => void
}

/** Asks the brands' providers of what waits, in one process, until the signal aborts. No message waits for them. */
export function keepAsking(needs: Needs, signal: AbortSignal): Promise<void> {
  const { database, leases, now, failed } = needs
  const report = (error: unknown): void => {
    if (!isAway(error)) failed(asError(error))
  }
  return leases.hold('providers', signal, async held => {
    let turnedAt = 0
    while (!held.aborted) {
      await round(needs, held, report).catch(report)
      if (now() - turnedAt >= turnEveryMs) {
        turnedAt = now()
        await database.engine(tx => turnOver(tx, now() - textsKeptMs, now() - linesKeptMs)).catch(report)
      }
      await pause(lookMs, held)
    }
  })
}

/** Brands beside each other: a slow provider of one keeps no other waiting. */
async function round(needs: Needs, signal: AbortSignal, report: (error: unknown) => void): Promise<void> {
  const ready = await needs.database.engine(tx => readyProviders(tx, needs.now()))
  await Promise.all(ready.map(each => workOff(needs, each, signal).catch(report)))
}

type Named = { workspaceId: string; id: string }

/** Until nothing waits, nothing more may be asked today, or something went wrong. */
async function workOff(needs: Needs, named: Named, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const taken = await needs.database.engine(tx => take(needs, tx, named))
    if (!taken) return
    const fine = await Promise.all(taken.calls.map(call => one(needs, taken.provider, call)))
    if (!fine.every(Boolean)) return
  }
}

/** What is asked next, written down as begun; undefined where that is nothing. */
async function take({ vault, now }: Needs, tx: Tx, { workspaceId, id }: Named) {
  const provider = await lockProvider(tx, workspaceId, id)
  if (!provider?.isOn || (provider.restsUntil ?? 0) > now()) return undefined
  const used = await usedToday(tx, provider, now())
  // After a rest one goes ahead to see how it is.
  const most = provider.restsUntil === null ? together : 1
  const room = hasRoom(provider, used) ? Math.min(most, provider.requestsADay - used.requests) : 0
  const due = await takeAsks(tx, workspaceId, room, now() - patienceMs)
  if (due.length === 0) return undefined
  const calls = due.map(({ messageId, readAt, text, names }) =>
    callOf(vault, leaving(text, names), { messageId, readAt, now: now() }),
  )
  await begin(tx, provider, calls, now())
  return { provider, calls }
}

/** Whether it was answered. */
async function one({ database, vault, reach, now }: Needs, provider: ProviderRow, call: Call): Promise<boolean> {
  const answered = await ask(askingOf(vault, provider), call.text, reach.fetch)
  await database.engine(tx => settle(tx, provider, call, answered, now()))
  return answered.outcome === 'read'
}
