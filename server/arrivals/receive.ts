import { addIdentities, findIdentities, isRenewed, keyOf, lockCustomers, mustStay, renewIdentities } from '#customers'
import type { Tx } from '#db'
import { newId } from '#lib'
import { append } from '#log'
import { applyEarlySignals, noteEnvelopes } from '#messages'
import type { Arrival } from './arrival.ts'
import { type Draft, take } from './draft.ts'
import { tellArrivals } from './events.ts'
import { placeEchoes } from './place-echoes.ts'
import * as store from './store.ts'

export type Received = {
  arrival: Arrival
  messageId: string
  conversationId: string
  /** The customer has never written on this account before. */
  isNewcomer: boolean
}

/**
 * Stores a batch of messages in their customers' conversations, in the order given; those that are there already are
 * left out. Three trips to the database, whatever the size of the batch, and one more where the brand itself has answered
 * in public elsewhere. Returns what is new.
 */
export async function receive(tx: Tx, given: readonly Arrival[], now: number): Promise<Received[]> {
  const arrivals = await placeEchoes(tx, given)
  const strangers = [...new Map(arrivals.map(each => [keyOf(each.from), each.from])).values()]
  const found = await findIdentities(tx, strangers)
  const missing = strangers.filter(each => !found.has(keyOf(each)))
  const renewed = strangers.filter(each => {
    const known = found.get(keyOf(each))
    return known && isRenewed(each, known)
  })
  const adding = addIdentities(tx, missing, now)
  const renewing = renewIdentities(tx, renewed)
  const locking = lockCustomers(
    tx,
    [...found.values()].map(each => each.customerId),
  )
  const staying = mustStay(tx, [...found.values()])
  const finding = store.findDrafts(tx, arrivals)
  const knowing = store.findMessages(tx, arrivals)
  const waiting = store.findEarly(tx, arrivals)
  const [added, drafts, there, early] = await Promise.all([
    adding,
    finding,
    knowing,
    waiting,
    renewing,
    locking,
    staying,
  ])
  const people = new Map([...found, ...added])

  const taken: store.NewMessage[] = []
  const quotable = new Map(there)
  const repeated: { arrival: Arrival; messageId: string }[] = []
  const touched = new Set<Draft>()
  for (const arrival of arrivals) {
    const key = `${arrival.workspaceId}/${arrival.ref}`
    const known = quotable.get(key)
    if (known !== undefined) {
      repeated.push({ arrival, messageId: known })
      continue
    }
    const person = people.get(keyOf(arrival.from))!
    const current = drafts.get(`${arrival.workspaceId}/${arrival.threadId}`)
    const draft = take(current, arrival, () => ({
      id: newId(now),
      ...person,
      name: arrival.from.name || person.name || arrival.from.externalId,
    }))
    drafts.set(`${arrival.workspaceId}/${arrival.threadId}`, draft)
    touched.add(draft)
    const id = newId(now)
    quotable.set(key, id)
    const quoteId =
      arrival.quoteRef === undefined ? undefined : quotable.get(`${arrival.workspaceId}/${arrival.quoteRef}`)
    taken.push({ id, arrival, draft, identityId: person.identityId, quoteId })
  }
  await write(tx, taken, [...touched], now)
  await noteRepeats(tx, repeated)
  if (early.length > 0) await applyEarlySignals(tx, early)
  return taken.map(({ id, arrival, draft }) => ({
    ...{ arrival, messageId: id, conversationId: draft.id },
    isNewcomer: added.has(keyOf(arrival.from)),
  }))
}

/** What a platform tells again stands in that envelope, too. */
async function noteRepeats(tx: Tx, repeated: readonly { arrival: Arrival; messageId: string }[]): Promise<void> {
  const repeats = repeated.flatMap(({ arrival: { workspaceId, envelope }, messageId }) =>
    envelope === undefined ? [] : [{ workspaceId, messageId, envelope }],
  )
  if (repeats.length > 0) await noteEnvelopes(tx, repeats)
}

async function write(
  tx: Tx,
  messages: readonly store.NewMessage[],
  drafts: readonly Draft[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return
  await Promise.all([
    store.insertConversations(
      tx,
      drafts.filter(each => each.isNew),
    ),
    store.updateConversations(
      tx,
      drafts.filter(each => !each.isNew && each.isChanged),
    ),
    store.insertMessages(tx, messages),
    store.insertReopenings(
      tx,
      drafts.filter(each => each.isReopened),
      now,
    ),
    store.writeInboxRows(tx, drafts),
    append(tx, tellArrivals(messages, drafts)),
  ])
}
