import { mustBeAble, type Who } from '#accounts'
import { isColleague, personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, oneLine } from '#lib'
import { append } from '#log'
import { accessMessage, type Accessed } from '#messages'
import { longestPromise, type NewPromise } from '#protocol'
import { tellPromise } from './events.ts'
import { begin } from './ledger.ts'
import { addSteps, findPromise, insertPromise, type PromiseRow } from './store.ts'

const mostInOne = 20

/** `now`: when it is said; of an answer that is meant for later, when it leaves. */
type Ask = {
  messageId: string
  promises: readonly NewPromise[]
  now: number
  /** What made it: an answer of ours, where nothing else is said. */
  cause?: PromiseRow['cause']
}

/**
 * Keeps what an answer of ours promises, as somebody has confirmed it; in the transaction of the answer, or later. Returns
 * how many are new: the same id twice is one promise.
 * @throws Fault `forbidden` (403), `message.unknown`, `colleague.unknown` (404), `message.not-ours`, `promise.taken` (409),
 * `promise.empty`, `promise.long`, `promise.too-many`, `promise.earlier` (422)
 */
export async function makePromises(
  tx: Tx,
  who: Who,
  { messageId, promises, now, cause = 'reply' }: Ask,
): Promise<number> {
  mustBeAble(who, 'answer')
  if (promises.length === 0) return 0
  if (promises.length > mostInOne) throw new Fault('promise.too-many', 422, { max: mostInOne })
  const found = await accessMessage(tx, who, messageId)
  if (!found) throw new Fault('message.unknown', 404)
  if (found.message.direction !== 'out') throw new Fault('message.not-ours', 409)
  const made: PromiseRow[] = []
  for (const asked of promises) {
    if (await isRepeat(tx, who, messageId, asked)) continue
    const row = { ...(await rowOf(tx, who, found, asked, now)), cause }
    if (!(await insertPromise(tx, row))) throw new Fault('promise.taken', 409)
    const { text, dueAt, ownerId } = row
    await addSteps(tx, row, [{ kind: 'made', text, dueAt, ownerId, at: now }], personOf(who))
    made.push(row)
  }
  const { id: conversationId } = found.conversation
  await append(
    tx,
    made.map(row => tellPromise('promise.made', { ...row, conversationId })),
  )
  return made.length
}

/** Whoever lost the answer asks again. @throws Fault `promise.taken` (409) where that id is another's */
async function isRepeat(tx: Tx, { workspaceId }: Who, messageId: string, { id }: NewPromise): Promise<boolean> {
  const there = await findPromise(tx, workspaceId, id)
  if (there && there.messageId !== messageId.toLowerCase()) throw new Fault('promise.taken', 409)
  return there !== undefined
}

async function rowOf(
  tx: Tx,
  who: Who,
  { message, conversation }: Accessed,
  { id, text: asked, matter, dueAt, ownerId: named }: NewPromise,
  now: number,
): Promise<PromiseRow> {
  const { workspaceId } = who
  const text = promiseText(asked)
  if (dueAt !== null && dueAt <= now) throw new Fault('promise.earlier', 422)
  if (named !== undefined) await mustBeColleague(tx, workspaceId, named)
  const ownerId = named ?? personOf(who)
  return {
    ...begin({ kind: 'made', at: now, text, dueAt, ownerId }),
    ...{ workspaceId, id, messageId: message.id, conversationId: conversation.id, customerId: conversation.customerId },
    ...{ scope: message.visibility === 'public' ? 'public' : 'one', cause: 'reply', matter, madeAt: now },
  }
}

/** What is promised, on one line. @throws Fault `promise.empty`, `promise.long` (422) */
export function promiseText(asked: string): string {
  const text = oneLine(asked)
  if (!text) throw new Fault('promise.empty', 422)
  if ([...text].length > longestPromise) throw new Fault('promise.long', 422, { max: longestPromise })
  return text
}

/** @throws Fault `colleague.unknown` (404) */
export async function mustBeColleague(tx: Tx, workspaceId: string, personId: string): Promise<void> {
  if (!(await isColleague(tx, workspaceId, personId))) throw new Fault('colleague.unknown', 404)
}
