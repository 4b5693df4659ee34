import { addIdentities, findIdentities, refOf, type Stranger } from '#customers'
import { newId } from '#lib'
import { traceAnew } from '#likely-links'
import type { LikelyPerson } from '#protocol'
import { nastyPeople } from '../nasty/nasty-people.ts'
import type { NastyAccount } from '../nasty/world.ts'
import { randomFrom } from '../random.ts'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'
import type { Line } from './table.ts'

type Times = { p50: number; p99: number }

export type PeopleFigures = {
  customers: number
  accounts: number
  traces: number
  /** Milliseconds over HTTP. `panel`: card, why their accounts are one person, fields, at once. */
  likely: Times
  panel: Times
  /** How many of those asked for had somebody suggested. */
  suggested: number
  asked: number
  /** Milliseconds an account, by the size of the batch: nine in ten are known. */
  resolving: Record<string, Times>
}

const seed = 3
const slice = 5000
// What reading a longer one takes would keep its transaction waiting for longer than one may.
const few = 500
const asked = 500
const warm = 20

/** Whoever people may be, their panel and their accounts in intake, among a million customers as nasty as they come. */
export async function measurePeople(stage: Stage): Promise<PeopleFigures> {
  const [{ workspaceId, owner }] = stage.brands as [Stage['brands'][0]]
  const { customerIds, refs } = await fillPeople(stage, workspaceId)
  const random = randomFrom(seed)
  const some = Array.from({ length: asked + warm }, () => customerIds[Math.floor(random() * customerIds.length)]!)
  const time = async (ask: (customerId: string) => Promise<unknown>): Promise<Times> => {
    const took: number[] = []
    for (const [at, customerId] of some.entries()) {
      const began = performance.now()
      await ask(customerId)
      if (at >= warm) took.push(performance.now() - began)
    }
    return timesOf(took)
  }
  let suggested = 0
  const likely = await time(async id => {
    if ((await owner.get<LikelyPerson[]>(`/customers/${id}/likely`)).length > 0) suggested++
  })
  const panel = await time(id =>
    Promise.all(['', '/links', '/fields'].map(each => owner.get(`/customers/${id}${each}`))),
  )
  const resolving = await resolve(stage, workspaceId, refs, random)
  const count = async (table: string) =>
    Number((await stage.database.owner(tx => tx.query<{ n: string }>(`select count(*) as n from ${table}`)))[0]!.n)
  return {
    ...{ customers: await count('customers'), accounts: await count('identities'), traces: await count('traces') },
    ...{ likely, panel, suggested, asked: asked + warm, resolving },
  }
}

const timesOf = (took: readonly number[]): Times => ({ p50: quantile(took, 0.5), p99: quantile(took, 0.99) })

async function resolve(
  { database }: Stage,
  workspaceId: string,
  refs: readonly string[],
  random: () => number,
): Promise<PeopleFigures['resolving']> {
  const stranger = (): Stranger => ({
    ...{ workspaceId, channel: 'whatsapp', externalId: newId(), name: 'Somebody New' },
    ref: random() < 0.9 ? refs[Math.floor(random() * refs.length)]! : newId(),
  })
  const figures: PeopleFigures['resolving'] = {}
  for (const size of [1, 10, 100]) {
    const took: number[] = []
    for (let at = 0; at < asked; at++) {
      const strangers = Array.from({ length: size }, stranger)
      const began = performance.now()
      await database.engine(async tx => {
        const found = await findIdentities(tx, strangers)
        await addIdentities(
          tx,
          strangers.filter(({ ref }) => !found.has(`${workspaceId}/${ref}`)),
          Date.now(),
        )
      })
      if (at >= warm) took.push((performance.now() - began) / size)
    }
    figures[size] = timesOf(took)
  }
  return figures
}

type Placed = NastyAccount & { id: string; customerId: string; ref: string; conversationId: string }

/** Each account with a conversation; of what truly is one person's, two accounts are one customer's already. */
async function fillPeople(
  { database, targets }: Stage,
  workspaceId: string,
): Promise<{ customerIds: string[]; refs: string[] }> {
  const profileId = targets[0]!.profileId
  const placed = place(nastyPeople(seed, Number(process.env.BENCH_PEOPLE ?? 900_000)), profileId)
  for (let from = 0; from < placed.length; from += slice) {
    const accounts = placed.slice(from, from + slice)
    const values = [workspaceId, profileId, JSON.stringify(accounts.map(rowOf))]
    await database.owner(async tx => {
      for (const statement of filling) await tx.query(statement, values)
    })
  }
  await database.ownerPool.query('vacuum analyze')
  for (let from = 0; from < placed.length; from += few)
    await database.engine(tx =>
      traceAnew(
        tx,
        placed.slice(from, from + few).map(({ id }) => ({ workspaceId, id })),
      ),
    )
  await database.ownerPool.query('vacuum analyze')
  return { customerIds: [...new Set(placed.map(each => each.customerId))], refs: placed.map(({ ref }) => ref) }
}

function place(accounts: readonly NastyAccount[], profileId: string): Placed[] {
  const joined = new Map<number, string>()
  return accounts.map(account => {
    const known = joined.get(account.person)
    const customerId = known ?? newId()
    if (known === undefined) joined.set(account.person, customerId)
    else joined.set(account.person, newId())
    const ref = refOf(account.channel, profileId, account.externalId)
    return { ...account, id: newId(), customerId, ref, conversationId: newId() }
  })
}

const rowOf = ({ id, customerId, ref, conversationId, channel, externalId, name, handle, known, texts }: Placed) => ({
  ...{ i: id, p: customerId, r: ref, c: conversationId, channel, x: externalId, name, handle, texts },
  known: Object.keys(known).length > 0 ? JSON.stringify(known) : null,
})

const given = `json_to_recordset($3::json) as x(i uuid, p uuid, r uuid, c uuid, channel text, x text, name text, handle text, known text, texts json)
  where $1::uuid is not null and $2::uuid is not null`

const filling = [
  `insert into customers (workspace_id, id, name, created_at)
    select distinct on (p) $1::uuid, p, name, now() - interval '400 days' from ${given} on conflict do nothing`,
  `insert into identities (workspace_id, id, ref, customer_id, home_id, channel, external_id, name, handle, known)
    select $1::uuid, i, r, p, p, channel, x, name, handle, known from ${given}`,
  `insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, status, holder_kind, opened_at, active_at)
    select $1::uuid, c, p, i, $2::uuid, c, channel, 'waiting', 'queue', now() - interval '1 day', now() from ${given}`,
  `insert into inbox_rows (workspace_id, conversation_id, name, last_text, last_at)
    select $1::uuid, c, name, texts ->> 0, now() from ${given}`,
  `insert into threads (workspace_id, id, profile_id, identity_id, lane, conversation_id)
    select $1::uuid, c, $2::uuid, i, c::text, c from ${given}`,
  `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind,
      text, at, received_at, state)
    select $1::uuid, gen_random_uuid(), c, i, $2::uuid, 'in', 'private', 'customer', i, 'text', t, now(), now(), 'received'
    from (select * from ${given}) x cross join lateral json_array_elements_text(texts) as t`,
]

const shown = ({ p50, p99 }: Times, digits: number): string =>
  `p50 ${p50.toFixed(digits)}, p99 ${p99.toFixed(digits)} ms`

export const peopleLines = (found: PeopleFigures): Line[] => [
  ['who else somebody may be', shown(found.likely, 1), 'p99 ≤ 100 ms', ''],
  ['panel of a customer', shown(found.panel, 1), 'p99 ≤ 50 ms', ''],
  ...Object.entries(found.resolving).map(([size, times]): Line => [
    `an account of ${size} in intake`,
    shown(times, 2),
    'p99 ≤ 2 ms',
    '',
  ]),
  [
    'at',
    `${found.customers} customers, ${found.accounts} accounts, ${found.traces} traces`,
    '1,000,000, 1,500,000',
    '',
  ],
  ['somebody suggested', `${found.suggested} of ${found.asked}`, '', ''],
]
