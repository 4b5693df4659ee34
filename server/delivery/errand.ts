import type { Capabilities, Channel, Out, Sent } from '#channel'
import { delayAct, settleAct, settleActFailed, takeAct } from '#acts'
import type { Tx } from '#db'
import { delay, settleFailed, settleSent, settleUnsure, takeForSending } from '#replies'
import { compose, composeAct } from './compose.ts'
import type { Means } from './next-step.ts'
import type { Claim } from './tables.ts'

type Taken = { profileId: string; compose(profileKey: string, can: Capabilities): Out | undefined }

/** What is taken to a platform: how it is fetched, and who hears what became of it. */
export type Errand = {
  /** Undefined when there is nothing to do any more. */
  take(tx: Tx, claimed: Claim, now: number): Promise<Taken | undefined>
  /** What the channel can do when an answer is lost. */
  means(channel: Channel): Means
  sent(tx: Tx, claimed: Claim, sent: Extract<Sent, { kind: 'sent' }>, now: number): Promise<unknown>
  failed(tx: Tx, claimed: Claim, why: { code: string; text: string }, now: number): Promise<unknown>
  unsure(tx: Tx, claimed: Claim, now: number): Promise<unknown>
  /** It is tried again, for a reason that people see meanwhile. */
  delayed(tx: Tx, claimed: Claim, why: { code: string; text: string }, now: number): Promise<unknown>
}

export const errandOf = ({ isAct }: Claim): Errand => (isAct ? acts : messages)

const messages: Errand = {
  async take(tx, { workspaceId, messageId }, now) {
    const outgoing = await takeForSending(tx, workspaceId, messageId, now)
    return outgoing && { profileId: outgoing.profileId, compose: (key, can) => compose(outgoing, key, can) }
  },
  means: ({ can, find }) => ({ idempotent: can.idempotent, canFind: find !== undefined }),
  sent: (tx, { workspaceId, messageId }, { externalId, alsoIds, opened }, at) =>
    settleSent(tx, { workspaceId, messageId, at, externalId, alsoIds, opened }),
  failed: (tx, { workspaceId, messageId }, why, at) =>
    settleFailed(tx, { workspaceId, messageId, at, code: why.code, text: why.text }),
  unsure: (tx, { workspaceId, messageId }, at) => settleUnsure(tx, { workspaceId, messageId, at }),
  delayed: (tx, { workspaceId, messageId }, { code, text }, at) =>
    delay(tx, { workspaceId, messageId, at, code, text }),
}

/** An act done twice is done once, everywhere: a lost answer is followed by the same again. */
const acts: Errand = {
  async take(tx, { workspaceId, messageId }) {
    const act = await takeAct(tx, workspaceId, messageId)
    return act && { profileId: act.profileId, compose: key => composeAct(act, key) }
  },
  means: () => ({ idempotent: true, canFind: false }),
  sent: (tx, { workspaceId, messageId }, _, at) => settleAct(tx, { workspaceId, actId: messageId, at }),
  failed: (tx, { workspaceId, messageId }, why, at) =>
    settleActFailed(tx, { workspaceId, actId: messageId, at, code: why.code, text: why.text }),
  unsure: (tx, { workspaceId, messageId }, at) =>
    settleActFailed(tx, { workspaceId, actId: messageId, at, code: 'lost', text: '' }),
  delayed: (tx, { workspaceId, messageId }, { code, text }) =>
    delayAct(tx, { workspaceId, actId: messageId, code, text }),
}
