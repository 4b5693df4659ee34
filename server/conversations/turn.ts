import { day } from '#lib'
import type { MessageState } from '#protocol'

/** A line of the timeline, as far as turns go. `line` is what a system line says was done. */
export type Step = {
  id: string
  direction: 'in' | 'out' | 'note' | 'system'
  state: MessageState
  at: number
  receivedAt: number
  historic: boolean
  deleted: boolean
  line: string | null
}

const answers: ReadonlySet<MessageState> = new Set(['held', 'queued', 'sent', 'delivered', 'read'])

/**
 * Start of the turn that nothing of ours has answered, null when the customer does not wait; pure. `steps` from the
 * newest to the oldest. What was closed is settled, unless by a closing after `message`, which believed in that message.
 */
export function turnSince(steps: readonly Step[], message: { id: string; at: number }): number | null {
  let turnAt: number | null = null
  for (const step of steps) {
    if (step.id !== message.id && isAnswer(step)) break
    if (step.line === 'closed' && step.at < message.at) break
    if (asks(step)) turnAt = Math.max(step.at, step.receivedAt - day)
  }
  return turnAt
}

/** Start of the turn after `message`, when that one did arrive. */
export const turnAfter = (steps: readonly Step[], message: { id: string; at: number }): number | null =>
  turnSince(newerThan(steps, message.id), message)

/** Whether we wrote again after `message`, and that stands. */
export const isFollowed = (steps: readonly Step[], message: { id: string }): boolean =>
  newerThan(steps, message.id).some(isAnswer)

/** Whether something that we wrote before `message` did not arrive, or nobody knows. */
export const isAnyLost = (steps: readonly Step[], message: { id: string; at: number }): boolean =>
  steps.some(step => step.direction === 'out' && step.id !== message.id && step.at <= message.at && !isAnswer(step))

function newerThan(steps: readonly Step[], id: string): readonly Step[] {
  const place = steps.findIndex(step => step.id === id)
  return place === -1 ? steps : steps.slice(0, place)
}

/** A reply elsewhere that settles this conversation, too, leaves a line as long as it stands. */
const isAnswer = (step: Step) => (step.direction === 'out' && answers.has(step.state)) || step.line === 'settled'
const asks = (step: Step) => step.direction === 'in' && !step.historic && !step.deleted
