import type { Who } from '#accounts'
import type { World } from '#api'
import { idOf } from '#lib'
import { messages } from '#messages'
import { actOnPromise, makePromises, promisesOf } from '#promises'
import type { PromiseDeed, PromiseMatter } from '#protocol'

/** What becomes of the word of a brand in a story; `ms` is until when, from then on. */
export type Promised =
  | { kind: 'promises'; matter: PromiseMatter; ms: number; text: string }
  | { kind: 'progresses'; how: string }
  | { kind: 'keeps'; how: string }
  | { kind: 'renegotiates'; ms: number }

/** Keeps what the last answer promised, or does something with the promise of the conversation that is not over. */
export async function promise(
  { database, now: clock }: World,
  who: Who,
  conversationId: string,
  said: Promised,
): Promise<void> {
  const now = clock()
  await database.app(who.workspaceId, async tx => {
    if (said.kind === 'promises') {
      const { rows } = await messages(tx, who, conversationId, { limit: 30 })
      const answer = rows.findLast(({ direction }) => direction === 'out')
      if (!answer) throw new Error(`Nothing was answered that could promise “${said.text}”`)
      const { matter, text, ms } = said
      const id = idOf(who.workspaceId, `promise ${answer.id} ${text}`)
      await makePromises(tx, who, { messageId: answer.id, promises: [{ id, text, matter, dueAt: now + ms }], now })
      return
    }
    // None is left where this was done before an interruption.
    const open = (await promisesOf(tx, who, conversationId)).findLast(({ endedAt }) => endedAt === null)
    if (!open) return
    await actOnPromise(tx, who, { id: open.id, deed: deedOf(said, now), now })
  })
}

function deedOf(said: Exclude<Promised, { kind: 'promises' }>, now: number): PromiseDeed {
  if (said.kind === 'renegotiates') return { kind: 'renegotiated', dueAt: now + said.ms, isAgreed: true }
  return { kind: said.kind === 'keeps' ? 'fulfilled' : 'progressed', note: said.how }
}
