import type { ArrivalEvent } from '#arrivals'
import { type Agreed, type ConsentEvent, findAgreed, standing } from '#consents'
import type { CustomerEvent } from '#customers'
import type { Tx } from '#db'
import type { LogEvent, Reaction } from '#log'
import type { MessagePart } from '#protocol'
import { tellFacts } from './events.ts'
import { hasGround } from './grounds.ts'
import { type NewFact, recordFacts } from './record.ts'
import { type AgreedTo, dropFacts, findAgreedTo, findLocated, type Located, type Named } from './store.ts'

/**
 * Keeps the places that people share, and lets go of what they do not agree to any more: also where those who agreed turned
 * out to be somebody else. Told twice, it changes nothing.
 */
export const followFacts = (now: () => number): Reaction => ({
  room: 'facts',
  canWait: true,
  kinds: [
    'message.received' satisfies ArrivalEvent,
    'consent.withdrawn' satisfies ConsentEvent,
    'customer.changed' satisfies CustomerEvent,
  ],
  async react(tx, events) {
    const said = subjectsOf(events.filter(({ kind }) => kind === 'message.received'))
    const changed = subjectsOf(events.filter(({ kind }) => kind !== 'message.received'))
    if (said.length > 0) await recordFacts(tx, (await findLocated(tx, said)).flatMap(placesIn), now())
    if (changed.length > 0) await letGo(tx, changed, now())
  },
})

const subjectsOf = (events: readonly LogEvent[]): Named[] =>
  events.flatMap(({ workspaceId, subjectId }) => (subjectId === null ? [] : [{ workspaceId, id: subjectId }]))

function placesIn({ workspaceId, id, identityId, at, parts }: Located): NewFact[] {
  return (JSON.parse(parts) as MessagePart[]).flatMap(part =>
    part.kind !== 'location'
      ? []
      : {
          ...{ workspaceId, identityId, kind: 'place' as const, value: `${part.latitude},${part.longitude}` },
          ...{ source: 'message' as const, at, messageId: id },
        },
  )
}

async function letGo(tx: Tx, customers: readonly Named[], now: number): Promise<void> {
  const kept = await findAgreedTo(tx, customers)
  if (kept.length === 0) return
  const said = await findAgreed(
    tx,
    kept.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId })),
  )
  const agreed = Map.groupBy<string, Agreed>(said, keyOf)
  const groundless = kept.filter(fact => !hasGround(fact, standing(agreed.get(keyOf(fact)) ?? []), now))
  if (groundless.length === 0) return
  await dropFacts(tx, groundless)
  await tellFacts(
    tx,
    groundless.map(({ workspaceId, identityId }) => ({ workspaceId, id: identityId })),
  )
}

const keyOf = ({ workspaceId, identityId }: Pick<AgreedTo, 'workspaceId' | 'identityId'>) =>
  `${workspaceId}/${identityId}`
