import { newId } from '#lib'
import type { TimelinePage } from '#protocol'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'

export type TimelineFigures = Record<string, { p50: number; p99: number }>

const asked = 200

/** The customer with the longest history: 300 conversations of 40 messages, and one of 5,000, side by side. */
export type LongHistory = { customerId: string; longId: string; middleId: string }

/** Pages of the timeline over HTTP, at its end, in its middle and narrowed, for a customer with a long history. */
export async function measureTimeline(stage: Stage): Promise<TimelineFigures> {
  const [{ workspaceId, owner }] = stage.brands as [Stage['brands'][0]]
  const { customerId, middleId } = await fillHistory(stage, workspaceId, stage.targets[0]!.profileId)
  const path = `/customers/${customerId}/timeline?limit=50`
  const time = async (query: string): Promise<{ p50: number; p99: number }> => {
    const took: number[] = []
    for (let i = 0; i < asked + 10; i++) {
      const began = performance.now()
      const answer = await owner.fetch(`/api/v1${path}${query}`)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${query}: ${answer.status}`)
      if (i >= 10) took.push(performance.now() - began)
    }
    return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
  }
  const middle = await owner.get<TimelinePage>(`${path}&around=${middleId}`)
  return {
    'at its end': await time(''),
    'before the middle': await time(`&before=${middle.earlier}`),
    'around a message': await time(`&around=${middleId}`),
    'public only, there is none': await time('&visibility=public'),
    'notes only, one in forty': await time('&kind=notes'),
    'with files': await time('&kind=media'),
  }
}

/** All in one database statement for each table: what is measured is reading. */
export async function fillHistory(
  { database }: Pick<Stage, 'database'>,
  workspaceId: string,
  profileId: string,
): Promise<LongHistory> {
  const [customerId, identityId, longId] = [newId(), newId(), newId()]
  const values = [workspaceId, customerId, identityId, profileId]
  await database.owner(async tx => {
    await tx.query(
      `insert into customers (workspace_id, id, name, created_at) values ($1, $2, 'Marta Iborra', now() - interval '400 days')`,
      values.slice(0, 2),
    )
    await tx.query(
      `insert into identities (workspace_id, id, ref, customer_id, home_id, channel, external_id, name) values ($1, $3, $3, $2, $2, 'api', $4, 'Marta Iborra')`,
      values,
    )
    await tx.query(
      `create temporary table history on commit drop as select case when n = 0 then $1::uuid else gen_random_uuid() end as id, n,
        now() - make_interval(days => 300 - n) as opened, case when n = 0 then 5000 else 40 end as size,
        case when n = 0 then interval '85 minutes' else interval '3 hours' end as pace from generate_series(0, 300) as n`,
      [longId],
    )
    await tx.query(
      `insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, status, holder_kind, opened_at, active_at)
        select $1::uuid, id, $2::uuid, $3::uuid, $4::uuid, id, case when n % 3 = 0 then 'api' else 'email' end, 'waiting', 'queue', opened, opened + size * pace from history`,
      values,
    )
    await tx.query(
      `insert into inbox_rows (workspace_id, conversation_id, name, last_text, last_at) select $1::uuid, id, 'Marta Iborra', 'Hola', opened from history`,
      values.slice(0, 1),
    )
    await tx.query(
      `insert into threads (workspace_id, id, profile_id, identity_id, lane, conversation_id) select $1::uuid, id, $3::uuid, $2::uuid, id::text, id from history`,
      [workspaceId, identityId, profileId],
    )
    await tx.query(
      `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, kind, text, at, received_at, state)
        select $1::uuid, gen_random_uuid(), id, $2::uuid, $3::uuid, case when m = 0 then 'in' when m % 40 = 39 then 'note' when m % 2 = 0 then 'in' else 'out' end,
          case when m % 40 = 39 then 'team' else 'private' end, case when m % 2 = 0 then 'customer' else 'agent' end, 'text',
          'Message ' || m || ' of conversation ' || n || repeat(' and some more words', m % 7), opened + m * pace, opened + m * pace, case when m % 2 = 0 then 'received' else 'read' end
        from history cross join lateral generate_series(0, size - 1) as m`,
      [workspaceId, identityId, profileId],
    )
  })
  await database.ownerPool.query('vacuum analyze')
  const [middle] = await database.owner(tx =>
    tx.query<{ id: string }>(
      `select id from messages where workspace_id = $1 and conversation_id = $2 order by at offset 2500 limit 1`,
      [workspaceId, longId],
    ),
  )
  return { customerId, longId, middleId: middle!.id }
}
