import type { Who } from '#accounts'
import { seenCondition } from '#conversations'
import { sqlTime } from '#db'
import { Fault, isId, readCursor, writeCursor } from '#lib'
import type { Status, View } from '#protocol'
import { handsOf, type Whose } from './hands.ts'

export type InboxAsk = {
  view: View
  channel?: string | undefined
  profileId?: string | undefined
  unread?: boolean | undefined
  /** `next` of the page before. */
  after?: string | undefined
  /** At most 200. */
  limit: number
}

/**
 * Part of a view in an order that an index has. `turn`: the customer waits for us, the longest wait first; `calm`: nobody
 * does, the latest activity first; `active`: all, the latest activity first; `asked`: those in which a note asks me, the
 * latest note first.
 */
type Strand = { by: 'turn' | 'calm' | 'active' | 'asked'; status?: Status; whose?: Whose }

const bothOf = (status: Status, whose?: Whose): Strand[] =>
  (['turn', 'calm'] as const).map(by => ({ by, status, ...(whose ? { whose } : {}) }))

/** What waits for us comes first; what comes after it stands by its latest activity. */
const strands: Record<View, readonly Strand[]> = {
  mine: [...bothOf('open', 'mine'), { by: 'calm', status: 'waiting', whose: 'mine' }],
  team: [...bothOf('open', 'team'), { by: 'calm', status: 'waiting', whose: 'team' }],
  unassigned: bothOf('open', 'nobody'),
  open: bothOf('open'),
  waiting: [{ by: 'calm', status: 'waiting' }],
  snoozed: bothOf('snoozed'),
  closed: [{ by: 'calm', status: 'closed' }],
  all: [{ by: 'active' }],
  mentions: [{ by: 'asked', whose: 'mine' }],
}

export type Found = {
  id: string
  /** 0: those who wait for us; 1: the others, behind them. */
  phase: 0 | 1
  turnAt: number | null
  activeAt: number
  fits: boolean
  /** The last that was looked at in its strand, though there may be more. */
  isLast: boolean
}

type Place = { phase: 0 | 1; at: string; id: string }
type Bind = (value: unknown) => string

// Filters have no index of their own: a page looks at so many conversations, and may therefore be short. Whether one is
// unread stands in another table, which makes looking dearer: 3 µs each.
const lookedAt = 4000
const lookedInto = 2000
// However many walks there are, each takes a few steps.
const leastLooked = 25

export const cursorOf = ({ phase, turnAt, activeAt, id }: Found): string =>
  writeCursor([phase, phase === 0 ? turnAt! : activeAt, id])

/** @throws Fault `cursor.malformed` (422) */
function placeOf(after: string): Place {
  const [phase, at, id] = readCursor(after, ['number', 'number', 'string'])
  if ((phase !== 0 && phase !== 1) || Math.abs(at) > 8.64e15 || !isId(id)) throw new Fault('cursor.malformed', 422)
  return { phase, at: sqlTime(at), id }
}

/**
 * The query of a page; undefined when there can be nothing in it. Its text is not prepared: with the limit and the place
 * in sight PostgreSQL walks along the index instead of sorting. For each of several hands it walks apart, and the walks
 * are merged.
 */
export function pageQuery(who: Who, ask: InboxAsk, limit: number): { text: string; values: unknown[] } | undefined {
  const values: unknown[] = [who.workspaceId]
  const bind: Bind = value => `$${values.push(value)}`
  const place = ask.after === undefined ? undefined : placeOf(ask.after)
  const narrowed = filterOf(ask, bind)
  const walks = strands[ask.view]
    .filter(strand => !place || phaseOf(strand) >= place.phase)
    .flatMap(strand => walksOf(strand, who, bind))
  if (walks.length === 0) return undefined
  const steps = walks.reduce((sum, { count }) => sum + count, 0)
  const looked = Math.max(Math.floor((ask.unread ? lookedInto : lookedAt) / steps), leastLooked)
  const isNarrowed = narrowed !== undefined || walks.some(walk => walk.fits !== undefined)
  const size = isNarrowed ? looked : limit + 1
  const parts = walks.map(walk => {
    const after = place && phaseOf(walk.strand) === place.phase ? { at: bind(place.at), id: bind(place.id) } : undefined
    return walkQuery(
      walk,
      after,
      size,
      [narrowed, walk.fits].filter(each => each !== undefined).join(' and ') || 'true',
    )
  })
  const text = `select id, phase, turn_at as "turnAt", active_at as "activeAt", fits, ${isNarrowed ? `place = ${size}` : 'false'} as "isLast"
    from (${parts.join(' union all ')}) walks where fits or place = ${size}
    order by phase, turn_at, case when phase = 1 then active_at end desc, case when phase = 0 then id end, id desc limit ${limit + 1}`
  return { text, values }
}

const phaseOf = ({ by }: Strand): 0 | 1 => (by === 'turn' ? 0 : 1)

function filterOf({ channel, profileId, unread }: InboxAsk, bind: Bind): string | undefined {
  const conditions = [
    channel !== undefined && `w.channel = ${bind(channel)}`,
    profileId !== undefined && `w.profile_id = ${bind(profileId)}`,
    // As a value of each row: as a condition it would be answered by reading all of the table.
    unread && '(select r.unread > 0 from inbox_rows r where r.workspace_id = $1 and r.conversation_id = w.id)',
  ].filter(each => typeof each === 'string')
  return conditions.length > 0 ? conditions.join(' and ') : undefined
}

/**
 * A walk along an index, or one for each row of `each`; `held` is a condition of the index (of mentions, whose they are),
 * `fits` one of each row.
 */
type Walk = { strand: Strand; count: number; each?: string; held: string; fits?: string; isNobodys?: true }

/** The walks that make up a strand, as far as one may see it. */
function walksOf(strand: Strand, who: Who, bind: Bind): Walk[] {
  if (strand.by === 'asked') return who.kind === 'person' ? [{ strand, count: 1, held: bind(who.personId) }] : []
  const hands = handsOf(who, strand.whose)
  if (hands === 'any') return [{ strand, count: 1, held: '' }]
  // The order of all has an index of its own, which knows no hands.
  if (strand.status === undefined) return [{ strand, count: 1, held: '', fits: seenCondition(who, 'w', bind)! }]
  const { agents, teams, common } = hands
  const walks: Walk[] = []
  const listed = (ids: readonly string[]) => `unnest(${bind(ids)}::uuid[])`
  const by = (kind: 'agent' | 'queue') => `and holder_kind = '${kind}' and holder_id = h.id`
  if (common) walks.push({ strand, count: 1, held: `and holder_kind = 'queue' and holder_id is null`, isNobodys: true })
  if (agents.length > 0) walks.push({ strand, count: agents.length, each: listed(agents), held: by('agent') })
  if (teams === 'all')
    walks.push({ strand, count: 1, each: `(select id from teams where workspace_id = $1)`, held: by('queue') })
  else if (teams.length > 0) walks.push({ strand, count: teams.length, each: listed(teams), held: by('queue') })
  return walks
}

const order = {
  turn: {
    phase: 0,
    turn: 'w.turn_at',
    where: 'and turn_at is not null',
    after: '(turn_at, id) >',
    by: 'turn_at, id',
    way: '',
  },
  calm: {
    phase: 1,
    turn: 'w.turn_at',
    where: 'and turn_at is null',
    after: '(active_at, id) <',
    by: 'turn_at desc, active_at desc, id desc',
    way: 'desc',
  },
  active: {
    phase: 1,
    turn: 'null::timestamptz',
    where: '',
    after: '(active_at, id) <',
    by: 'active_at desc, id desc',
    way: 'desc',
  },
} as const

type After = { at: string; id: string } | undefined

function walkQuery(walk: Walk, after: After, size: number, fits: string): string {
  const { strand, each, held, isNobodys } = walk
  const { by, status } = strand
  if (by === 'asked') return askedQuery(held, after, size, fits)
  const { phase, turn, where, after: compare, by: sorting, way } = order[by]
  // What is null everywhere is named in the order too: else PostgreSQL does not see that the index has that order.
  const first = isNobodys ? `holder_id ${way}, ` : ''
  const found = `select *, row_number() over () as place from (
    select id, turn_at, active_at, channel, profile_id, holder_kind, holder_id from conversations
    where workspace_id = $1 ${status ? `and status = '${status}'` : ''} ${held} ${where}
      ${after ? `and ${compare} (${after.at}, ${after.id})` : ''}
    order by ${first}${sorting} limit ${size}) x`
  return `(select w.id, ${phase} as phase, ${turn} as turn_at, w.active_at, ${fits} as fits, w.place
    from ${each ? `${each} h(id) cross join lateral` : ''} (${found}) w)`
}

/** Along the mentions of one person; `active_at` is when they were asked. */
const askedQuery = (me: string, after: After, size: number, fits: string): string =>
  `(select id, 1 as phase, null::timestamptz as turn_at, active_at, ${fits} as fits, row_number() over () as place from (
    select w.id, m.at as active_at, w.channel, w.profile_id
    from mentions m join conversations w on w.workspace_id = m.workspace_id and w.id = m.conversation_id
    where m.workspace_id = $1 and m.person_id = ${me} and m.settled_at is null
      ${after ? `and (m.at, m.conversation_id) < (${after.at}, ${after.id})` : ''}
    order by m.at desc, m.conversation_id desc limit ${size}) w)`
