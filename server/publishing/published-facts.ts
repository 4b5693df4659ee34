import { mustBeAble, record, type Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { cleanText, Fault } from '#lib'
import type { PublishedFacts } from '#protocol'
import { keptIn } from './tables.ts'

const most = 200
const longest = 300

const told: Statement = {
  name: 'published-facts-told',
  text: `select p.key, p.name, c.card from profiles p
    left join public_cards c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where p.workspace_id = $1 order by p.created_at, p.id limit 500`,
}
const listed: Statement = {
  name: 'published-facts-list',
  text: `select line from published_facts where workspace_id = $1 order by position`,
}

/**
 * Where the brand says in public that it can be reached: what somebody listed, and what its profiles and their cards tell
 * (`known`). As app or engine.
 */
export async function publishedFacts(tx: Tx, { workspaceId }: Pick<Who, 'workspaceId'>): Promise<PublishedFacts> {
  const [profiles, lines] = await Promise.all([
    tx.query<{ key: string; name: string; card: string | null }>(told, [workspaceId]),
    tx.query<{ line: string }>(listed, [workspaceId]),
  ])
  const known = profiles.flatMap(({ key, name, card }) => {
    const { guides, link } = keptIn({ card })
    return [...(isReachable(key) ? [key] : []), ...[name, ...Object.values(guides), link].filter(isFact)]
  })
  return { lines: lines.map(({ line }) => line), known: [...new Set(known)] }
}

/** Keys are the vendor's: a mailbox or a number is one at which people reach the brand, any other is not. */
const isReachable = (key: string): boolean => /@|^\+\d{8,15}$/.test(key)

/** Something at which one can be reached has an at sign, a digit or a point in it. */
const isFact = (line: string): boolean => /[@\d.]/.test(line)

const clearing: Statement = {
  name: 'published-facts-clear',
  text: `delete from published_facts where workspace_id = $1`,
}
const keeping: Statement = {
  name: 'published-facts-keep',
  text: `insert into published_facts (workspace_id, position, line)
    select $1, x.place, x.line from json_array_elements_text($2::json) with ordinality as x(line, place)`,
}

const locking: Statement = {
  name: 'published-facts-lock',
  text: `select pg_advisory_xact_lock(hashtextextended($1, 1))`,
}

/** Keeps this list in the place of the one before. @throws Fault `forbidden` (403), `published-facts.too-many` (422) */
export async function keepPublishedFacts(tx: Tx, who: Who, { lines }: { lines: readonly string[] }): Promise<void> {
  mustBeAble(who, 'administer')
  const kept = [...new Set(lines.map(line => cleanText(line).trim()).filter(line => line !== ''))]
  if (kept.length > most || kept.some(line => line.length > longest))
    throw new Fault('published-facts.too-many', 422, { most, longest })
  // Of two who keep a list at once, the second one's stands.
  await tx.query(locking, [`published-facts/${who.workspaceId}`])
  await tx.query(clearing, [who.workspaceId])
  await tx.query(keeping, [who.workspaceId, JSON.stringify(kept)])
  await record(tx, who, 'workspace.published-facts', who.workspaceId, { count: kept.length })
}
