import type { Agent, Queue, Task } from '#routing-rules'

/** A day as it was, or as somebody imagined it: who was there when, what came, and how long each took. */
export type Trace = {
  name: string
  queues: Queue[]
  agents: { agent: Agent; shifts: readonly (readonly [from: number, to: number])[] }[]
  /** In the order of their arrival. */
  arrivals: Arrival[]
}

/** `handleMs` is how long it really takes: the engine is never told. */
export type Arrival = { task: Task; handleMs: number }

/** What became of it; null: nobody came to it. */
export type Outcome = { task: Task; startedAt: number | null; endedAt: number | null; agentId: string | null }
