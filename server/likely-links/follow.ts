import type { ArrivalEvent } from '#arrivals'
import type { CustomerEvent } from '#customers'
import type { Tx } from '#db'
import { append, type LogEvent, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import { linkCertain } from './link-certain.ts'
import * as store from './store.ts'
import { once, tracesIn, tracesOf } from './traces.ts'

const unsaying: readonly MessageEvent[] = ['message.edited', 'message.deleted']

/** Keeps what people can be known again by, as it stands now, and links those who are certainly one; told twice, it changes nothing. */
export const followTraces = (now: () => number): Reaction => ({
  room: 'traces',
  canWait: true,
  kinds: [
    'message.received' satisfies ArrivalEvent,
    ...unsaying,
    'conversation.opened' satisfies ArrivalEvent,
    'customer.changed' satisfies CustomerEvent,
  ],
  async react(tx, events) {
    const of = (kinds: readonly string[]) => events.filter(({ kind }) => kinds.includes(kind))
    const opened = of(['conversation.opened']).map(({ workspaceId, conversationId }) => ({
      workspaceId,
      id: conversationId!,
    }))
    const accounts = [
      ...(opened.length > 0 ? await store.findWriters(tx, opened) : []),
      ...(await accountsOf(tx, subjectsOf(of(['customer.changed'])))),
    ]
    const unsaid = subjectsOf(of(unsaying))
    await traceSaid(tx, subjectsOf(of(['message.received'])))
    await traceOwn(tx, accounts)
    if (unsaid.length > 0) await traceAnew(tx, await store.findAuthors(tx, unsaid))
    await linkCertain(tx, accounts, now())
  },
})

const subjectsOf = (events: readonly LogEvent[]): store.Named[] =>
  events.flatMap(({ workspaceId, subjectId }) => (subjectId === null ? [] : [{ workspaceId, id: subjectId }]))

const accountsOf = async (tx: Tx, customers: readonly store.Named[]): Promise<store.Named[]> =>
  customers.length > 0 ? store.findAccountsOf(tx, customers) : []

/** What was said is told on, for it may tell who somebody is. */
async function traceSaid(tx: Tx, messages: readonly store.Named[]): Promise<void> {
  if (messages.length === 0) return
  const new_ = await store.addTraces(tx, saidIn(await store.findSaid(tx, messages)))
  if (new_.length === 0) return
  const accounts = await store.findShown(
    tx,
    new_.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId })),
  )
  const customers = new Map(accounts.map(({ workspaceId, customerId }) => [customerId, workspaceId]))
  await append(
    tx,
    [...customers].map(([subjectId, workspaceId]) => ({
      ...{ workspaceId, subjectId, kind: 'customer.changed' satisfies CustomerEvent },
    })),
  )
}

const saidIn = (said: readonly store.Said[]): store.Kept[] =>
  said.flatMap(({ workspaceId, identityId, text }) =>
    tracesIn(text).map(trace => ({ ...trace, workspaceId, identityId })),
  )

/** What the accounts are called and told of; what was said stays. */
async function traceOwn(tx: Tx, named: readonly store.Named[]): Promise<void> {
  if (named.length === 0) return
  await store.addTraces(tx, ownOf(await store.findShown(tx, named)))
}

const ownOf = (accounts: readonly store.Account[]): store.Kept[] =>
  accounts.flatMap(account =>
    tracesOf(account).map(trace => ({ ...trace, workspaceId: account.workspaceId, identityId: account.id })),
  )

/** All that these accounts can be known by, from what they are called and said: what is not so any more is forgotten. As engine. */
export async function traceAnew(tx: Tx, named: readonly store.Named[]): Promise<void> {
  if (named.length === 0) return
  const [shown, said] = [await store.findShown(tx, named), await store.findAllSaid(tx, named)]
  const found = Map.groupBy(
    [...ownOf(shown), ...saidIn(said)],
    ({ workspaceId, identityId }) => `${workspaceId}/${identityId}`,
  )
  const traces = [...found.values()].flatMap(all =>
    once(all).map(trace => ({ ...trace, workspaceId: all[0]!.workspaceId, identityId: all[0]!.identityId })),
  )
  await store.replaceTraces(tx, named, traces)
}
