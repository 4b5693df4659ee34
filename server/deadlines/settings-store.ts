import type { Statement, Tx } from '#db'
import type { Calendar, Target } from '#service-levels'

/** A calendar with its name; `profileIds` are served by it, and by the default one all that have none. */
export type NamedCalendar = { id: string; name: string; isDefault: boolean; profileIds: string[]; calendar: Calendar }

type CalendarRow = {
  workspaceId: string
  id: string
  name: string
  timeZone: string
  week: string
  holidays: string
  isDefault: boolean
  profileIds: string[]
}
type TargetRow = Pick<Target, 'aim' | 'class' | 'pace' | 'profileId' | 'why'> & {
  workspaceId: string
  clock: Target['within']['clock']
  amount: number
}

const readingCalendars: Statement = {
  name: 'deadlines-calendars',
  text: `select c.workspace_id as "workspaceId", c.id, c.name, c.time_zone as "timeZone", c.week, c.holidays, c.is_default as "isDefault",
      array(select p.profile_id from calendar_profiles p where p.workspace_id = c.workspace_id and p.calendar_id = c.id order by 1) as "profileIds"
    from calendars c where c.workspace_id = any($1::uuid[]) order by c.name, c.id`,
}
const readingTargets: Statement = {
  name: 'deadlines-targets',
  text: `select workspace_id as "workspaceId", aim, class, pace, profile_id as "profileId", clock, amount::float8 as amount, why
    from targets where workspace_id = any($1::uuid[]) order by position`,
}

/** Calendars are compiled as they are used: the same text gives the same one again. */
const known = new Map<string, Calendar>()
const mostKnown = 500

function calendarIn({ timeZone, week, holidays }: CalendarRow): Calendar {
  const key = [timeZone, week, holidays].join('\n')
  const found = known.get(key)
  if (found) return found
  if (known.size >= mostKnown) known.clear()
  const calendar = { timeZone, week: JSON.parse(week), holidays: JSON.parse(holidays) } as Calendar
  known.set(key, calendar)
  return calendar
}

const spanIn = ({ clock, amount }: TargetRow): Target['within'] =>
  clock === 'days' ? { clock, days: amount } : { clock, ms: amount }

export type Settings = { calendars: NamedCalendar[]; targets: Target[] }

/** What each brand has kept; one that has kept nothing is absent. As app or engine. */
export async function findSettings(tx: Tx, workspaceIds: readonly string[]): Promise<Map<string, Settings>> {
  const found = new Map<string, Settings>()
  const of = (id: string) => found.get(id) ?? found.set(id, { calendars: [], targets: [] }).get(id)!
  const [calendars, targets] = [
    await tx.query<CalendarRow>(readingCalendars, [workspaceIds]),
    await tx.query<TargetRow>(readingTargets, [workspaceIds]),
  ]
  for (const row of calendars) {
    const { workspaceId, id, name, isDefault, profileIds } = row
    of(workspaceId).calendars.push({ id, name, isDefault, profileIds, calendar: calendarIn(row) })
  }
  for (const { workspaceId, ...row } of targets) {
    const { aim, class: each, pace, profileId, why } = row
    of(workspaceId).targets.push({ aim, class: each, pace, profileId, why, within: spanIn({ workspaceId, ...row }) })
  }
  return found
}

const naming: Statement = {
  name: 'deadlines-calendar-names',
  text: `select id, name from calendars where workspace_id = $1`,
}

/** What the brand's calendars are called, by their ids. As app. */
export const calendarNames = async (tx: Tx, workspaceId: string): Promise<Map<string, string>> =>
  new Map(
    (await tx.query<{ id: string; name: string }>(naming, [workspaceId])).map(({ id, name }) => [id, name] as const),
  )

const unsettingDefault: Statement = {
  name: 'deadlines-calendar-no-default',
  text: `update calendars set is_default = false where workspace_id = $1 and is_default and id <> $2`,
}
const keepingCalendar: Statement = {
  name: 'deadlines-calendar-keep',
  text: `insert into calendars (workspace_id, id, name, time_zone, week, holidays, is_default) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace_id, id) do update set name = excluded.name, time_zone = excluded.time_zone, week = excluded.week,
      holidays = excluded.holidays, is_default = excluded.is_default`,
}
const leaving: Statement = {
  name: 'deadlines-calendar-leave',
  text: `delete from calendar_profiles where workspace_id = $1 and calendar_id = $2`,
}
const serving: Statement = {
  name: 'deadlines-calendar-serve',
  text: `insert into calendar_profiles (workspace_id, profile_id, calendar_id) select $1, id, $2 from profiles
    where workspace_id = $1 and id = any($3::uuid[])
    on conflict (workspace_id, profile_id) do update set calendar_id = excluded.calendar_id`,
}

export async function writeCalendar(tx: Tx, workspaceId: string, kept: NamedCalendar): Promise<void> {
  const { id, name, isDefault, profileIds, calendar } = kept
  if (isDefault) await tx.query(unsettingDefault, [workspaceId, id])
  const days = [JSON.stringify(calendar.week), JSON.stringify(calendar.holidays)]
  await tx.query(keepingCalendar, [workspaceId, id, name, calendar.timeZone, ...days, isDefault])
  await tx.query(leaving, [workspaceId, id])
  await tx.query(serving, [workspaceId, id, profileIds])
}

/** False when there was none. */
export async function deleteCalendar(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  await tx.query(leaving, [workspaceId, id])
  const gone = await tx.query(`delete from calendars where workspace_id = $1 and id = $2 returning 1`, [
    workspaceId,
    id,
  ])
  return gone.length > 0
}

const knowing: Statement = {
  name: 'deadlines-profiles',
  text: `select id from profiles where workspace_id = $1 and id = any($2::uuid[])`,
}

/** Which of these are profiles of the brand. As app. */
export const knownProfiles = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.query<{ id: string }>(knowing, [workspaceId, ids])).map(({ id }) => id))

const clearing: Statement = { name: 'deadlines-targets-clear', text: `delete from targets where workspace_id = $1` }
const keepingTargets: Statement = {
  name: 'deadlines-targets-keep',
  text: `insert into targets (workspace_id, position, aim, class, pace, profile_id, clock, amount, why)
    select $1, position, aim, class, pace, profile_id, clock, amount, why from json_to_recordset($2::json)
      as x(position int, aim text, class text, pace text, profile_id uuid, clock text, amount bigint, why text)`,
}

export async function writeTargets(tx: Tx, workspaceId: string, targets: readonly Target[]): Promise<void> {
  await tx.query(clearing, [workspaceId])
  const rows = targets.map(({ aim, class: each, pace, profileId, within, why }, position) => ({
    ...{ position, aim, class: each, pace, profile_id: profileId, why, clock: within.clock },
    amount: within.clock === 'days' ? within.days : within.ms,
  }))
  await tx.query(keepingTargets, [workspaceId, JSON.stringify(rows)])
}
