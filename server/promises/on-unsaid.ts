import { append, type NewEvent, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import { tellPromise } from './events.ts'
import { play } from './ledger.ts'
import { addSteps, lockOfMessages, savePromise } from './store.ts'
import { tellPassed } from './tell-passed.ts'

/** What was taken back before it left was never promised. */
export const onUnsaid: Reaction = {
  room: 'promises',
  kinds: ['message.withdrawn' satisfies MessageEvent],
  async react(tx, events) {
    const named = events.flatMap(({ workspaceId, subjectId: id, conversationId }) =>
      id === null || conversationId === null ? [] : [{ workspaceId, id, conversationId }],
    )
    const told: NewEvent[] = []
    for (const promise of await lockOfMessages(tx, named)) {
      const { conversationId } = named.find(({ id }) => id === promise.messageId)!
      // It was never said, whatever the hour is by now.
      const outcome = play(promise, { kind: 'withdrawn', why: '', isByCustomer: false, at: promise.lastAt })
      if ('refused' in outcome) continue
      const row = { ...promise, ...outcome.ledger, conversationId }
      await savePromise(tx, row)
      await addSteps(tx, promise, outcome.steps, null)
      told.push(...(await tellPassed(tx, [{ row, steps: outcome.steps }])), tellPromise('promise.changed', row))
    }
    await append(tx, told)
  },
}
