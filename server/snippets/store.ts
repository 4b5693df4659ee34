import { sqlTime, type Statement, type Tx } from '#db'

/** `ownerId` null: everybody's. */
export type SnippetRow = {
  id: string
  ownerId: string | null
  name: string
  shortcut: string | null
  texts: Record<string, string>
}

type Found = Omit<SnippetRow, 'texts'> & { texts: string; uses: number; lastUsedAt: number | null }
export type SnippetUsed = SnippetRow & { uses: number; lastUsedAt: number | null }

const list: Statement = {
  name: 'snippets-list',
  text: `select s.id, s.owner_id as "ownerId", s.name, s.shortcut, s.texts, coalesce(u.count, 0) as uses, u.last_at as "lastUsedAt"
    from snippets s left join snippet_uses u on u.workspace_id = s.workspace_id and u.snippet_id = s.id and u.person_id = $2
    where s.workspace_id = $1 and (s.owner_id is null or s.owner_id = $2)
    order by u.last_at desc nulls last, s.name, s.id`,
}

/** Those that a person finds, used last first. */
export async function listSnippets(tx: Tx, workspaceId: string, personId: string | null): Promise<SnippetUsed[]> {
  const rows = await tx.query<Found>(list, [workspaceId, personId])
  return rows.map(row => ({ ...row, texts: JSON.parse(row.texts) as Record<string, string> }))
}

const saving: Statement = {
  name: 'snippets-save',
  text: `insert into snippets (workspace_id, id, owner_id, name, shortcut, texts, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace_id, id) do update set owner_id = excluded.owner_id, name = excluded.name, shortcut = excluded.shortcut,
      texts = excluded.texts, changed_at = excluded.changed_at`,
}

export const saveSnippet = (
  tx: Tx,
  workspaceId: string,
  { id, ownerId, name, shortcut, texts }: SnippetRow,
  now: number,
): Promise<unknown> => tx.query(saving, [workspaceId, id, ownerId, name, shortcut, JSON.stringify(texts), sqlTime(now)])

export async function deleteSnippet(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.query(`delete from snippets where workspace_id = $1 and id = $2`, [workspaceId, id])
  await tx.query(`delete from snippet_uses where workspace_id = $1 and snippet_id = $2`, [workspaceId, id])
}

const using: Statement = {
  name: 'snippets-use',
  text: `insert into snippet_uses as u (workspace_id, person_id, snippet_id, count, last_at) values ($1, $2, $3, 1, $4)
    on conflict (workspace_id, person_id, snippet_id) do update set count = u.count + 1, last_at = excluded.last_at`,
}

export const countUse = (tx: Tx, workspaceId: string, personId: string, id: string, now: number): Promise<unknown> =>
  tx.query(using, [workspaceId, personId, id, sqlTime(now)])

/** Two that are added at once would both get the shortcut. */
export const lockSnippets = (tx: Tx, workspaceId: string): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 3))`, [`snippets/${workspaceId}`])

const known: Statement = {
  name: 'snippets-gaps',
  text: `select p.name as "customerName", i.name as "identityName", p.language, c.channel, c.subject,
      f.language as "profileLanguage"
    from conversations c
    join customers p on p.workspace_id = c.workspace_id and p.id = c.customer_id
    join identities i on i.workspace_id = c.workspace_id and i.id = c.identity_id
    left join profiles f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where c.workspace_id = $1 and c.id = $2`,
}

export type Known = {
  customerName: string | null
  identityName: string | null
  language: string | null
  channel: string
  subject: string | null
  profileLanguage: string | null
}

export const findKnown = async (tx: Tx, workspaceId: string, conversationId: string): Promise<Known | undefined> =>
  (await tx.query<Known>(known, [workspaceId, conversationId]))[0]
