import type { Database } from '#db'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'

export type InboxFigures = {
  conversations: number
  messages: number
  pages: Record<string, { p50: number; p99: number }>
  conversation500: { p50: number; p99: number }
}

const asked = 300

/** Pages of the inbox and a conversation of 500 messages over HTTP, at 100,000 conversations and 1,000,000 messages. */
export async function measureInbox(stage: Stage): Promise<InboxFigures> {
  const [{ workspaceId, owner }] = stage.brands as [Stage['brands'][0]]
  await fillInbox(stage.database, workspaceId, stage.targets[0]!.profileId, owner.personId)
  const time = async (paths: () => string, times = asked) => {
    const took: number[] = []
    for (let i = 0; i < times + 10; i++) {
      const began = performance.now()
      const answer = await owner.fetch(`/api/v1${paths()}`)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${paths()}: ${answer.status}`)
      if (i >= 10) took.push(performance.now() - began)
    }
    return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
  }
  const pages: InboxFigures['pages'] = {}
  for (const view of ['mine', 'unassigned', 'open', 'waiting', 'snoozed', 'closed', 'all'])
    pages[view] = await time(() => `/conversations?view=${view}&limit=50`)
  pages['open, tenth page'] = await time(await deepPage(stage))
  const [long] = await stage.database.owner(tx =>
    tx.query<{ id: string }>(
      `select conversation_id as id from messages where workspace_id = $1 group by 1 having count(*) = 500 limit 1`,
      [workspaceId],
    ),
  )
  const conversation500 = await time(() => `/conversations/${long!.id}/messages?limit=500`, 100)
  const [sizes] = await stage.database.owner(tx =>
    tx.query<{ conversations: number; messages: number }>(
      `select (select count(*) from conversations) as conversations, (select count(*) from messages) as messages`,
    ),
  )
  return { ...sizes!, pages, conversation500 }
}

async function deepPage(stage: Stage): Promise<() => string> {
  const { owner } = stage.brands[0]!
  let path = '/conversations?view=open&limit=50'
  for (let page = 0; page < 9; page++) {
    const { next } = await owner.get<{ next: string }>(path)
    path = `/conversations?view=open&limit=50&after=${encodeURIComponent(next)}`
  }
  return () => path
}

/** Written by SQL: 100,000 conversations, ten messages each, one with 500; a tenth of them open, some mine. */
async function fillInbox(database: Database, workspaceId: string, profileId: string, me: string): Promise<void> {
  const id = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`
  const statements = [
    `insert into customers (workspace_id, id, name) select $1::uuid, ${id('customer', 'n')}, 'Customer ' || n from generate_series(1, 100000) n`,
    `insert into identities (workspace_id, id, ref, customer_id, channel, external_id, name)
      select $1::uuid, ${id('identity', 'n')}, ${id('ref', 'n')}, ${id('customer', 'n')}, 'api', 'x' || n, 'Customer ' || n from generate_series(1, 100000) n`,
    `insert into conversations (workspace_id, id, customer_id, identity_id, profile_id, thread_id, channel, status, holder_kind, holder_id, opened_at, turn_at, active_at, closed_at, snoozed_until)
      select $1::uuid, ${id('conversation', 'n')}, ${id('customer', 'n')}, ${id('identity', 'n')}, $2::uuid, ${id('thread', 'n')}, 'api', s,
        case when s <> 'closed' and n % 7 = 0 then 'agent' else 'queue' end, case when s <> 'closed' and n % 7 = 0 then $3::uuid end,
        t - interval '1 hour', case when s = 'open' then t end, date_trunc('minute', t), case when s = 'closed' then t end, case when s = 'snoozed' then now() + interval '1 day' end
      from (select n, now() - n * interval '30 seconds' as t, case when n % 10 = 0 then 'open' when n % 10 = 1 then 'waiting' when n % 100 = 2 then 'snoozed' else 'closed' end as s from generate_series(1, 100000) n) x`,
    `insert into inbox_rows (workspace_id, conversation_id, name, last_text, last_at) select $1::uuid, ${id('conversation', 'n')}, 'Customer ' || n, 'What about order ' || n || '?', now() - n * interval '30 seconds' from generate_series(1, 100000) n`,
    ...Array.from(
      { length: 10 },
      (
        _,
        part,
      ) => `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind, text, at, received_at, state)
      select $1::uuid, gen_random_uuid(), ${id('conversation', 'n')}, ${id('identity', 'n')}, $2::uuid, case when ${part} % 2 = 0 then 'in' else 'out' end, 'private',
        case when ${part} % 2 = 0 then 'customer' else 'agent' end, case when ${part} % 2 = 0 then ${id('identity', 'n')} else $3::uuid end, 'text',
        'Message ${part} of conversation ' || n || ', of the length that such messages usually have when people write them.', now() - n * interval '30 seconds' + ${part} * interval '1 second', now(), case when ${part} % 2 = 0 then 'received' else 'read' end
      from generate_series(1, 100000) n`,
    ),
    `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind, text, at, received_at, state)
      select $1::uuid, gen_random_uuid(), ${id('conversation', "'10'")}, ${id('identity', "'10'")}, $2::uuid, 'in', 'private', 'customer', ${id('identity', "'10'")}, 'text', 'Message ' || n, now() - n * interval '1 minute', now(), 'received'
      from generate_series(1, 490) n where $3::uuid is not null`,
    'analyze',
  ]
  for (const text of statements) {
    const values = [workspaceId, profileId, me].slice(
      0,
      Math.max(0, ...[...text.matchAll(/\$(\d)/g)].map(found => Number(found[1]))),
    )
    await database.owner(tx => tx.query(text, values))
  }
}
