import { mustBeAble, record, type Who } from '#accounts'
import { consentsOf, isAgreed } from '#consents'
import { mustReachCustomer, personOf, reachesCustomer } from '#conversations'
import { firstAccountOf, setLanguage } from '#customers'
import type { Tx } from '#db'
import { day, Fault, newId } from '#lib'
import { type FactKind, factRule, longestFact } from '#protocol'
import { checkFact } from './check-fact.ts'
import { tellFacts } from './events.ts'
import { factLines } from './lines.ts'
import { customerOfFact, type FactRow, findTold, putFacts, removeWritten } from './store.ts'

type Writing = { customerId: string; kind: FactKind; value: string; now: number }

/**
 * Somebody writes down what they know of a customer: it counts before what was worked out. Returns by what it is taken back.
 * @throws Fault `forbidden`, `customer.unknown` (404), `fact.value` (422), `fact.no-consent` (409)
 */
export async function writeFact(tx: Tx, who: Who, writing: Writing): Promise<string> {
  const { customerId, kind, now } = writing
  const { basis, purpose } = factRule(kind)
  const { consents } = await consentsOf(tx, who, customerId)
  if (basis === 'consent' && !isAgreed(consents, { purpose: purpose!, now }))
    throw new Fault('fact.no-consent', 409, { purpose: purpose! })
  const id = await keep(tx, who, writing, false)
  await record(tx, who, 'fact.written', customerId, { kind })
  return id
}

/** Somebody says that something is not so: whatever else tells it, it is not shown. Returns by what that is taken back. @throws as writeFact */
export async function denyFact(tx: Tx, who: Who, writing: Writing): Promise<string> {
  const id = await keep(tx, who, writing, true)
  await record(tx, who, 'fact.denied', writing.customerId, { kind: writing.kind })
  return id
}

/** Takes back what a colleague wrote or denied. @throws Fault `forbidden`, `fact.unknown` (404) */
export async function forgetFact(tx: Tx, who: Who, id: string): Promise<void> {
  mustBeAble(who, 'answer')
  const customerId = await customerOfFact(tx, who.workspaceId, id)
  if (customerId === undefined || !(await reachesCustomer(tx, who, customerId))) throw new Fault('fact.unknown', 404)
  const identityId = await removeWritten(tx, who.workspaceId, id)
  if (identityId === undefined) throw new Fault('fact.unknown', 404)
  await record(tx, who, 'fact.forgotten', customerId)
  await changed(tx, who, customerId, identityId)
}

/** What somebody speaks is spoken with them wherever they write; whoever looks at them sees what has changed. */
async function changed(tx: Tx, { workspaceId }: Who, customerId: string, identityId: string): Promise<void> {
  const spoken = (await findTold(tx, workspaceId, customerId)).filter(({ kind }) => kind === 'language')
  const language = factLines(spoken)[0]?.values[0]?.value
  if (language !== undefined) await setLanguage(tx, workspaceId, { customerId, language })
  await tellFacts(tx, [{ workspaceId, id: identityId }])
}

async function keep(
  tx: Tx,
  who: Who,
  { customerId, kind, value: written, now }: Writing,
  isDenied: boolean,
): Promise<string> {
  mustBeAble(who, 'answer')
  await mustReachCustomer(tx, who, customerId)
  const { workspaceId } = who
  const identityId = await firstAccountOf(tx, workspaceId, customerId)
  if (identityId === undefined) throw new Fault('customer.unknown', 404)
  const value = checkFact(kind, written)
  if (value === undefined) throw new Fault('fact.value', 422, { max: longestFact })
  const { basis, purpose = null, keptDays } = factRule(kind)
  const row: FactRow = {
    ...{ workspaceId, id: newId(now), identityId, kind, value, isDenied, at: now, confidence: 1, basis, purpose },
    ...{ source: who.kind === 'key' ? 'key' : 'person', messageId: null, by: personOf(who) },
    endsAt: keptDays === null ? null : now + keptDays * day,
  }
  const [kept] = await putFacts(tx, [row])
  await changed(tx, who, customerId, identityId)
  return kept?.id ?? row.id
}
