import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import type { RoutingDecision } from '#protocol'
import { skills } from '#workforce'

/** Something asked of whoever takes it; without a name a language or a kind of work, or a skill that is gone. */
export type Ask = { skill: string; name: { es: string; en: string } | null }

const finding: Statement = {
  name: 'routing-unserved-asks',
  text: `select distinct on (conversation_id) conversation_id as id, detail from routing_decisions
    where workspace_id = $1 and conversation_id = any($2::uuid[]) and kind = 'unserved' order by conversation_id, id desc`,
}

/** What each of these asked for when nobody of the brand could have it, by its id: skills by their names. As app. */
export async function unservedAsks(tx: Tx, who: Who, ids: readonly string[]): Promise<Map<string, Ask[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; detail: string }>(finding, [who.workspaceId, ids])
  const names = new Map((await skills(tx, who)).map(({ id, name }) => [id, name]))
  return new Map(
    rows.map(({ id, detail }) => {
      const { needs = [] } = JSON.parse(detail) as RoutingDecision['detail']
      return [id, needs.map(({ skill }): Ask => ({ skill, name: names.get(skill) ?? null }))]
    }),
  )
}
