import { mustBeAble, record, type Who } from '#accounts'
import { mustReachCustomer, personOf } from '#conversations'
import { firstAccountOf } from '#customers'
import type { Tx } from '#db'
import { Fault, newId, oneLine } from '#lib'
import { channelPurposes, type ConsentSaying } from '#protocol'
import { tellConsents } from './events.ts'
import { accountOfMessage, addConsents, isText } from './store.ts'

export type NewConsent = Pick<ConsentSaying, 'purpose' | 'channel' | 'isGiven' | 'way'> & {
  /** What proves it, where it is no message and no text: who was on the phone, where the form lies. */
  note?: string | undefined
  messageId?: string | undefined
  textId?: string | undefined
}

const longestNote = 500

/**
 * A colleague, or another program, writes down that a customer agreed or did not. Returns its id.
 * @throws Fault `forbidden`, `customer.unknown` (404), `consent.no-proof`, `consent.channel`, `consent.note` (422),
 * `message.unknown`, `consent-text.unknown` (404)
 */
export async function sayConsent(
  tx: Tx,
  who: Who,
  { customerId, now, ...said }: NewConsent & { customerId: string; now: number },
): Promise<string> {
  mustBeAble(who, 'answer')
  await mustReachCustomer(tx, who, customerId)
  const { workspaceId } = who
  const { purpose, channel, isGiven, way, messageId = null, textId = null } = said
  const note = oneLine(said.note ?? '')
  if (channel !== null && !channelPurposes.includes(purpose)) throw new Fault('consent.channel', 422)
  if ([...note].length > longestNote) throw new Fault('consent.note', 422, { max: longestNote })
  if (isGiven && note === '' && messageId === null && textId === null) throw new Fault('consent.no-proof', 422)
  if (textId !== null && !(await isText(tx, workspaceId, textId, purpose))) throw new Fault('consent-text.unknown', 404)
  const identityId = await accountOf(tx, who, customerId, messageId)
  const id = newId(now)
  const row = { ...{ workspaceId, identityId, id, purpose, channel, isGiven, way, note, messageId, textId }, at: now }
  await addConsents(tx, [{ ...row, by: personOf(who) }])
  await record(tx, who, isGiven ? 'consent.given' : 'consent.withdrawn', customerId, { purpose })
  await tellConsents(tx, [row])
  return id
}

/** The account through which it was said, or by which they are known longest. */
async function accountOf(tx: Tx, { workspaceId }: Who, customerId: string, messageId: string | null): Promise<string> {
  if (messageId === null) {
    const first = await firstAccountOf(tx, workspaceId, customerId)
    if (first === undefined) throw new Fault('customer.unknown', 404)
    return first
  }
  const account = await accountOfMessage(tx, workspaceId, messageId, customerId)
  if (account === undefined) throw new Fault('message.unknown', 404)
  return account
}
