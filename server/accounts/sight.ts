import type { Sight } from '#protocol'

/** For whoever no membership limits. */
export const seesAll: Sight = { sees: 'all', teamIds: [], mateIds: [] }

/** What of a membership decides what its person may see, as columns beside others: `m` is the membership. */
export const sightColumns = (m: string): string => `${m}.sees,
    array(select i.team_id from team_members i join teams t on t.workspace_id = i.workspace_id and t.id = i.team_id
      where i.workspace_id = ${m}.workspace_id and i.person_id = ${m}.person_id and t.archived_at is null) as "teamIds",
    array(select distinct o.person_id from team_members i join teams t on t.workspace_id = i.workspace_id and t.id = i.team_id
        join team_members o on o.workspace_id = t.workspace_id and o.team_id = t.id
      where i.workspace_id = ${m}.workspace_id and i.person_id = ${m}.person_id and t.archived_at is null) as "mateIds"`
