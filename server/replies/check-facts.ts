import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { countriesOf } from '#personal'
import type { CheckFacts } from '#protocol'
import { publishedFacts } from '#publishing'

const calling: Statement = {
  name: 'replies-check-names',
  text: `select u.name, u.language, p.language as "profileLanguage",
      (select coalesce(json_agg(distinct i.name), '[]') from identities i
        where i.workspace_id = u.workspace_id and i.customer_id = u.id and i.name <> '') as names
    from conversations c
    join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
    left join profiles p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = $1 and c.id = $2`,
}
const speaking: Statement = {
  name: 'replies-check-languages',
  text: `select distinct language from profiles where workspace_id = $1`,
}

type Called = { name: string; language: string | null; profileLanguage: string | null; names: string[] }

/** What the detectors must know of what is said to anybody: nobody's name. As app or engine. */
export async function brandFacts(
  tx: Tx,
  who: Pick<Who, 'workspaceId'>,
): Promise<Pick<CheckFacts, 'countries' | 'published'>> {
  const [languages, { lines, known }] = await Promise.all([
    tx.query<{ language: string }>(speaking, [who.workspaceId]),
    publishedFacts(tx, who),
  ])
  return { countries: countriesOf(languages.map(({ language }) => language)), published: [...lines, ...known] }
}

/** What the detectors must know of a conversation. As app. @throws Fault `conversation.unknown` (404) */
export async function checkFacts(tx: Tx, who: Pick<Who, 'workspaceId'>, conversationId: string): Promise<CheckFacts> {
  const [[called], languages, { lines, known }] = await Promise.all([
    tx.query<Called>(calling, [who.workspaceId, conversationId]),
    tx.query<{ language: string }>(speaking, [who.workspaceId]),
    publishedFacts(tx, who),
  ])
  if (!called) throw new Fault('conversation.unknown', 404)
  const spoken = languages.map(({ language }) => language)
  return {
    names: [...new Set([called.name, ...called.names].filter(name => name !== ''))],
    countries: countriesOf(called.language === null ? spoken : [...spoken, called.language]),
    published: [...lines, ...known],
    language: called.language ?? called.profileLanguage ?? 'es',
  }
}
