import type { Agent, Queue, Task } from '#routing-rules'

/** What happens outside, in the order in which it happened. What was seen before, or is gone, changes nothing. */
export type Event =
  | { kind: 'task.arrived'; task: Task }
  /** What was read in it, or who may serve it, is another; it stays where it is, as old as it says. */
  | { kind: 'task.changed'; task: Task }
  /** We answered; from now on the thread may fall silent. */
  | { kind: 'task.answered'; taskId: string }
  /** The customer wrote again in a thread that somebody holds: the task of the same id, with its new turn. */
  | { kind: 'task.woken'; task: Task }
  /** It needs nobody any more, wherever it was. `isLeft`: nobody settled it, so that nobody has anything to write down. */
  | { kind: 'task.closed'; taskId: string; isLeft?: boolean }
  /** Somebody takes it by themselves, as queues that are pulled want it. */
  | { kind: 'task.pulled'; taskId: string; agentId: string }
  /** A hand moves it: all the customer has open goes along. */
  | { kind: 'task.moved'; taskId: string; to: { agentId: string } | { queueId: string } }
  | { kind: 'customers.linked'; customerId: string; intoId: string }
  | { kind: 'offer.accepted'; offerId: number }
  | { kind: 'offer.declined'; offerId: number }
  /** Somebody new, or somebody whose skills, queues or place are others now. */
  | { kind: 'agent.changed'; agent: Agent }
  | { kind: 'agent.available'; agentId: string }
  | { kind: 'agent.away'; agentId: string }
  /** `backAt`: when they said that they return. */
  | { kind: 'agent.offline'; agentId: string; backAt: number | null }
  | { kind: 'wrap-up.extended'; agentId: string; until: number }
  | { kind: 'wrap-up.ended'; agentId: string }
  | { kind: 'queue.changed'; queue: Queue }
  | { kind: 'time.passed' }
