import type { Who } from '#accounts'
import { append, openReader } from '#log'
import { type Database, openLeases } from '#db'
import type { QueueRule } from '#protocol'
import { keepEngines, myOffers } from '#routing'
import { setQueueRule } from '#routing-work'
import { setPresence } from '#workforce'

import { type Desk, morning, openDesk, plainPlace } from './desk.ts'
import { until } from './waits.ts'

type Name = 'ana' | 'luis' | 'sofia'

/**
 * A desk whose work is distributed, by as many processes as are wanted. Its clock stands until it is set on. `through`: how its
 * engines reach the database.
 */
export async function openRoutingDesk(through: (database: Database) => Database = database => database) {
  const desk = await openDesk()
  const clock = { at: morning }
  const running = new Set<{ stop: () => Promise<void> }>()
  const faults: unknown[] = []
  const rule = (change: Partial<QueueRule> = {}) =>
    desk.as(
      (tx, who) => setQueueRule(tx, who, { teamId: null, mode: 'push', needs: {}, overflow: null, ...change }),
      desk.who.sofia,
    )
  await rule()
  return {
    desk,
    clock,
    rule,
    faults,
    /** One more process of the same installation. */
    async start() {
      const stopping = new AbortController()
      const { signal } = stopping
      const failed = (fault: unknown) => void faults.push(fault)
      const leases = openLeases(desk.database)
      const reader = await openReader(desk.database, signal, failed)
      const house = {
        database: through(desk.database),
        reader,
        channelOf: () => plainPlace,
        now: () => clock.at,
        failed,
      }
      const done = keepEngines(house, leases, signal)
      const one = {
        stop: async () => {
          running.delete(one)
          stopping.abort()
          await done
          await leases.close()
        },
      }
      running.add(one)
      return one
    },
    /** All processes end; what they kept stays. */
    stopAll: async () => void (await Promise.all([...running].map(({ stop }) => stop()))),
    comes: (name: Name, state: 'available' | 'away' | 'offline' = 'available') =>
      desk.as((tx, who) => setPresence(tx, who, { state, now: clock.at }), desk.who[name]),
    offersOf: (name: Name) => offersOf(desk, desk.who[name]),
    /** What lies before somebody, once it does. */
    offered: async (name: Name, count = 1) =>
      (
        await until(
          () => offersOf(desk, desk.who[name]),
          all => all.length === count,
        )
      )[0],
    holder: async (conversationId: string) => (await desk.row(conversationId)).holder,
    /** Time goes on, and the engine hears of it. */
    async passes(ms: number) {
      clock.at += ms
      await desk.database.engine(tx =>
        append(tx, [{ workspaceId: desk.ours, kind: 'workforce.presence', subjectId: desk.people.ana }]),
      )
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running].map(({ stop }) => stop()))
      await desk[Symbol.asyncDispose]()
    },
  }
}

const offersOf = (desk: Desk, by: Who) => desk.as((tx, who) => myOffers(tx, who), by)
