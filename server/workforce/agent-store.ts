import type { Tx } from '#db'
import { day } from '#lib'
import type { AgentPlan } from './agents.ts'
import type { ShiftDay, Shifts } from './shift-time.ts'

type Place = { workspaceId: string; personId: string }

export const isColleague = async (tx: Tx, workspaceId: string, personId: string): Promise<boolean> =>
  (
    await tx.query(
      `select 1 from memberships where workspace_id = $1 and person_id = $2 and removed_at is null for share`,
      [workspaceId, personId],
    )
  ).length > 0

type PlanRow = { personId: string; skills: Record<string, number> | null; languages: Record<string, number> | null }
type WorkRow = { share: number | null; kinds: string | null; name: string | null; latitude: number; longitude: number }

/** Of everybody who works here, or of one of them. */
export async function loadPlans(tx: Tx, workspaceId: string, personId?: string): Promise<Map<string, AgentPlan>> {
  const rows = await tx.query<PlanRow & WorkRow>(
    `select m.person_id as "personId", s.levels as skills, l.levels as languages, a.share, a.kinds, a.place_name as name,
       a.latitude, a.longitude
     from memberships m
     left join agents a on a.workspace_id = m.workspace_id and a.person_id = m.person_id
     left join (select person_id, json_object_agg(skill_id, level) as levels from agent_skills where workspace_id = $1 group by 1) s
       on s.person_id = m.person_id
     left join (select person_id, json_object_agg(language, level) as levels from agent_languages where workspace_id = $1 group by 1) l
       on l.person_id = m.person_id
     where m.workspace_id = $1 and m.removed_at is null and ($2::uuid is null or m.person_id = $2)`,
    [workspaceId, personId ?? null],
  )
  return new Map(rows.map(row => [row.personId, planOf(row)]))
}

function planOf({
  personId,
  skills,
  languages,
  share,
  kinds,
  name,
  latitude,
  longitude,
}: PlanRow & WorkRow): AgentPlan {
  const place = name === null ? null : { name, latitude, longitude }
  const all = kinds === null ? null : (JSON.parse(kinds) as AgentPlan['kinds'])
  return { personId, skills: skills ?? {}, languages: languages ?? {}, place, share: share ?? 100, kinds: all }
}

export async function saveSkills(tx: Tx, { workspaceId, personId }: Place, levels: AgentPlan['skills']): Promise<void> {
  await tx.query(`delete from agent_skills where workspace_id = $1 and person_id = $2`, [workspaceId, personId])
  await tx.query(
    `insert into agent_skills (workspace_id, person_id, skill_id, level)
     select $1, $2, key::uuid, value::smallint from json_each_text($3::json)`,
    [workspaceId, personId, JSON.stringify(levels)],
  )
}

export async function saveLanguages(
  tx: Tx,
  { workspaceId, personId }: Place,
  levels: AgentPlan['languages'],
): Promise<void> {
  await tx.query(`delete from agent_languages where workspace_id = $1 and person_id = $2`, [workspaceId, personId])
  await tx.query(
    `insert into agent_languages (workspace_id, person_id, language, level)
     select $1, $2, key, value::smallint from json_each_text($3::json)`,
    [workspaceId, personId, JSON.stringify(levels)],
  )
}

export const savePlace = (tx: Tx, { workspaceId, personId }: Place, place: AgentPlan['place']) =>
  tx.query(
    `insert into agents (workspace_id, person_id, place_name, latitude, longitude) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, person_id) do update set place_name = excluded.place_name, latitude = excluded.latitude,
       longitude = excluded.longitude`,
    [workspaceId, personId, place?.name ?? null, place?.latitude ?? null, place?.longitude ?? null],
  )

export const saveWork = (
  tx: Tx,
  { workspaceId, personId }: Place,
  { share, kinds }: Pick<AgentPlan, 'share' | 'kinds'>,
) =>
  tx.query(
    `insert into agents (workspace_id, person_id, share, kinds) values ($1, $2, $3, $4)
     on conflict (workspace_id, person_id) do update set share = excluded.share, kinds = excluded.kinds`,
    [workspaceId, personId, share, kinds && JSON.stringify(kinds)],
  )

export const saveWeek = (tx: Tx, { workspaceId, personId }: Place, { timeZone, week, breaks }: Shifts) =>
  tx.query(
    `insert into agents (workspace_id, person_id, time_zone, week, breaks) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, person_id) do update set time_zone = excluded.time_zone, week = excluded.week, breaks = excluded.breaks`,
    [workspaceId, personId, timeZone, JSON.stringify(week), JSON.stringify(breaks)],
  )

export async function saveDays(tx: Tx, { workspaceId, personId }: Place, days: readonly ShiftDay[]): Promise<void> {
  await tx.query(`delete from shift_days where workspace_id = $1 and person_id = $2`, [workspaceId, personId])
  const rows = days.map(({ spans, breaks, ...rest }) => ({
    ...{ ...rest, spans: JSON.stringify(spans), breaks: JSON.stringify(breaks) },
  }))
  await tx.query(
    `insert into shift_days (workspace_id, person_id, date, name, spans, breaks)
     select $1, $2, date, name, spans, breaks from json_to_recordset($3::json) as x(date date, name text, spans text, breaks text)`,
    [workspaceId, personId, JSON.stringify(rows)],
  )
}

type WeekRow = { personId: string; timeZone: string; week: string; breaks: string }
type DayRow = { personId: string; date: string; name: string; spans: string; breaks: string }

/**
 * Of everybody of whom somebody has said when they work, or of one of them. `from` leaves out the single days that are over
 * by then, in whatever zone.
 */
export async function loadShifts(
  tx: Tx,
  workspaceId: string,
  { personId, from }: { personId?: string; from?: number } = {},
): Promise<Map<string, Shifts>> {
  const asked = [workspaceId, personId ?? null]
  const since = from === undefined ? null : new Date(from - 3 * day).toISOString().slice(0, 10)
  const weeks = await tx.query<WeekRow>(
    `select person_id as "personId", time_zone as "timeZone", week, breaks from agents
     where workspace_id = $1 and week is not null and ($2::uuid is null or person_id = $2)`,
    asked,
  )
  const days = await tx.query<DayRow>(
    `select person_id as "personId", to_char(date, 'YYYY-MM-DD') as date, name, spans, breaks from shift_days
     where workspace_id = $1 and ($2::uuid is null or person_id = $2) and ($3::date is null or shift_days.date >= $3)
     order by shift_days.date`,
    [...asked, since],
  )
  const byPerson = Map.groupBy(days, each => each.personId)
  return new Map(weeks.map(week => [week.personId, shiftsFrom(week, byPerson.get(week.personId) ?? [])]))
}

function shiftsFrom({ timeZone, week, breaks }: WeekRow, days: readonly DayRow[]): Shifts {
  const read = (text: string) => JSON.parse(text) as ShiftDay['spans']
  return {
    timeZone,
    week: JSON.parse(week) as Shifts['week'],
    breaks: JSON.parse(breaks) as Shifts['breaks'],
    days: days.map(each => ({ date: each.date, name: each.name, spans: read(each.spans), breaks: read(each.breaks) })),
  }
}
