import { sqlTime, type Tx } from '#db'
import type { ConversionFigure, ConversionGrouping } from '#protocol'
import { happyFrom, unhappyTo } from './share.ts'

/** Which conversations are asked for: those that began in a time, of one channel, reason or team; `none`: without. */
export type Narrowed = {
  from: number
  to: number
  channel?: string | undefined
  reason?: string | undefined
  team?: string | undefined
}

export type Counts = { key: string | null } & Record<
  'all' | 'known' | 'cohort' | 'converted' | 'strict' | 'calm' | 'deteriorated',
  number
>

type Bind = (value: unknown) => string

const isKnown = 's.start_tone is not null and s.end_tone is not null'
const isCohort = `s.start_tone <= ${unhappyTo} and s.end_tone is not null`
const isCalm = `s.start_tone > ${unhappyTo} and s.end_tone is not null`

const figures: Record<ConversionFigure | 'calm', string> = {
  all: 'true',
  known: isKnown,
  cohort: isCohort,
  converted: `${isCohort} and s.end_tone >= ${unhappyTo}`,
  strict: `${isCohort} and s.end_tone >= ${happyFrom}`,
  lasting: `${isCohort} and s.end_tone < ${unhappyTo}`,
  calm: isCalm,
  deteriorated: `${isCalm} and s.end_tone <= ${unhappyTo}`,
}

const counted = (['all', 'known', 'cohort', 'converted', 'strict', 'calm', 'deteriorated'] as const)
  .map(figure => `count(*) filter (where ${figures[figure]}) as "${figure}"`)
  .join(', ')

/** The teams of whoever has a conversation `c`, or in whose queue it is. */
const teams = `select c.holder_id as id where c.holder_kind = 'queue' and c.holder_id is not null
  union select t.team_id from team_members t where t.workspace_id = $1 and c.holder_kind = 'agent' and t.person_id = c.holder_id`

function narrowing({ from, to, channel, reason, team }: Narrowed, bind: Bind): string {
  const isNone = (asked: string) => asked === 'none'
  return [
    `s.workspace_id = $1 and s.began_at >= ${bind(sqlTime(from))} and s.began_at < ${bind(sqlTime(to))}`,
    channel !== undefined && `c.channel = ${bind(channel)}`,
    reason !== undefined && (isNone(reason) ? 'c.reason_id is null' : `c.reason_id = ${bind(reason)}`),
    team !== undefined && (isNone(team) ? `not exists (${teams})` : `${bind(team)}::uuid in (${teams})`),
  ]
    .filter(each => each !== false)
    .join(' and ')
}

const joined = `tones s join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id`

const keys: Record<ConversionGrouping, { key: (bind: Bind, timeZone: string) => string; join?: string }> = {
  none: { key: () => 'null::text' },
  day: { key: (bind, timeZone) => dayOf('day', bind(timeZone)) },
  week: { key: (bind, timeZone) => dayOf('week', bind(timeZone)) },
  month: { key: (bind, timeZone) => dayOf('month', bind(timeZone)) },
  channel: { key: () => 'c.channel' },
  reason: { key: () => 'c.reason_id::text' },
  team: { key: () => 'k.id::text', join: ` left join lateral (${teams}) k on true` },
}

const dayOf = (unit: string, zone: string) =>
  `to_char(date_trunc('${unit}', s.began_at at time zone ${zone}), 'YYYY-MM-DD')`

const mostGroups = 1000
export const isOfTime = (by: ConversionGrouping): boolean => ['day', 'week', 'month'].includes(by)

/** How many conversations stand where, by group. As app. */
export function countConversions(
  tx: Tx,
  workspaceId: string,
  { by, timeZone, ...asked }: Narrowed & { by: ConversionGrouping; timeZone: string },
): Promise<Counts[]> {
  const values: unknown[] = [workspaceId]
  const bind: Bind = value => `$${values.push(value)}`
  const { key, join = '' } = keys[by]
  const order = isOfTime(by) ? 'key' : '"all" desc, key'
  return tx.query(
    `select ${key(bind, timeZone)} as key, ${counted} from ${joined}${join} where ${narrowing(asked, bind)}
     group by 1 order by ${order} limit ${mostGroups}`,
    values,
  )
}

export type Place = { at: number; id: string }
export type Row = { id: string; beganAt: number; start: number | null; end: number | null }

/** The conversations behind a figure, the latest first. As app. */
export function findConversions(
  tx: Tx,
  workspaceId: string,
  {
    figure,
    before,
    limit,
    ...asked
  }: Narrowed & { figure: ConversionFigure; before: Place | undefined; limit: number },
): Promise<Row[]> {
  const values: unknown[] = [workspaceId]
  const bind: Bind = value => `$${values.push(value)}`
  const place = before ? ` and (s.began_at, s.conversation_id) < (${bind(sqlTime(before.at))}, ${bind(before.id)})` : ''
  return tx.query(
    `select s.conversation_id as id, s.began_at as "beganAt", s.start_tone as start, s.end_tone as "end" from ${joined}
     where ${narrowing(asked, bind)} and ${figures[figure]}${place} order by s.began_at desc, s.conversation_id desc limit ${bind(limit)}`,
    values,
  )
}
