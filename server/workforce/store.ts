import type { Statement, Tx } from '#db'
import type { PresenceReason } from './reasons.ts'
import type { WorkRules } from './rules.ts'
import type { Skill } from './skills.ts'

/** Two who change the lists at once would give two of a list one name. */
export const lockWorkforce = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`workforce/${workspaceId}`])

type SkillRow = { id: string; es: string; en: string; isHard: boolean; isArchived: boolean }

const skills: Statement = {
  name: 'workforce-skills',
  text: `select id, name_es as es, name_en as en, is_hard as "isHard", archived_at is not null as "isArchived"
    from skills where workspace_id = $1`,
}

export const listSkills = async (tx: Tx, workspaceId: string): Promise<Skill[]> =>
  (await tx.query<SkillRow>(skills, [workspaceId])).map(({ es, en, ...rest }) => ({ ...rest, name: { es, en } }))

export const saveSkill = (tx: Tx, workspaceId: string, { id, name, isHard, isArchived }: Skill) =>
  tx.query(
    `insert into skills as s (workspace_id, id, name_es, name_en, is_hard, archived_at)
     values ($1, $2, $3, $4, $5, case when $6 then now() end)
     on conflict (workspace_id, id) do update set name_es = excluded.name_es, name_en = excluded.name_en,
       is_hard = excluded.is_hard, archived_at = case when $6 then coalesce(s.archived_at, now()) end`,
    [workspaceId, id, name.es, name.en, isHard, isArchived],
  )

const reasons: Statement = {
  name: 'workforce-reasons',
  text: `select id, name, is_paid as "isPaid", is_break as "isBreak", archived_at is not null as "isArchived"
    from presence_reasons where workspace_id = $1`,
}

export const listReasons = (tx: Tx, workspaceId: string): Promise<PresenceReason[]> => tx.query(reasons, [workspaceId])

export const saveReason = (tx: Tx, workspaceId: string, reason: PresenceReason) =>
  tx.query(
    `insert into presence_reasons as r (workspace_id, id, name, is_paid, is_break, archived_at)
     values ($1, $2, $3, $4, $5, case when $6 then now() end)
     on conflict (workspace_id, id) do update set name = excluded.name, is_paid = excluded.is_paid,
       is_break = excluded.is_break, archived_at = case when $6 then coalesce(r.archived_at, now()) end`,
    [workspaceId, reason.id, reason.name, reason.isPaid, reason.isBreak, reason.isArchived],
  )

type RulesRow = Omit<WorkRules, 'weights' | 'wrapUpMs' | 'offerMs'> & {
  weights: string
  voice: number
  other: number
  live: number
  later: number
}

const rules: Statement = {
  name: 'workforce-rules',
  text: `select weights, parked_units as "parkedUnits", wrap_up_voice_ms as voice, wrap_up_other_ms as other,
      offer_live_ms as live, offer_other_ms as later, pauses_a_day as "pausesADay"
    from workforce_rules where workspace_id = $1`,
}

export async function findRules(tx: Tx, workspaceId: string): Promise<WorkRules | undefined> {
  const [row] = await tx.query<RulesRow>(rules, [workspaceId])
  if (!row) return undefined
  const { weights, voice, other, live, later, parkedUnits, pausesADay } = row
  return {
    weights: JSON.parse(weights) as WorkRules['weights'],
    ...{ parkedUnits, pausesADay, wrapUpMs: { voice, other }, offerMs: { live, other: later } },
  }
}

export const saveRules = (
  tx: Tx,
  workspaceId: string,
  { weights, parkedUnits, wrapUpMs, offerMs, ...rest }: WorkRules,
) =>
  tx.query(
    `insert into workforce_rules values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (workspace_id) do update set weights = excluded.weights, parked_units = excluded.parked_units,
       wrap_up_voice_ms = excluded.wrap_up_voice_ms, wrap_up_other_ms = excluded.wrap_up_other_ms,
       offer_live_ms = excluded.offer_live_ms, offer_other_ms = excluded.offer_other_ms, pauses_a_day = excluded.pauses_a_day`,
    [
      ...[workspaceId, JSON.stringify(weights), parkedUnits, wrapUpMs.voice, wrapUpMs.other],
      ...[offerMs.live, offerMs.other, rest.pausesADay],
    ],
  )
