import type { Who } from '#accounts'
import { inHands, seenCondition } from '#conversations'
import { sqlTime } from '#db'
import { Fault, readCursor, spotAt, writeCursor } from '#lib'
import { handsOf } from './hands.ts'
import { afterOf, type Place, phaseOf, sorting, strandOrders } from './order.ts'
import type { Among, Strand } from './strands.ts'

/** What is asked of any list, whatever it is made of. */
export type ListAsk = {
  channel?: string | undefined
  profileId?: string | undefined
  unread?: boolean | undefined
  /** `next` of the page before. */
  after?: string | undefined
  /** At most 200. */
  limit: number
}

/** What a list is made of. */
export type List = {
  strands: readonly Strand[]
  /** It is known to be short: it is fetched whole and sorted, instead of being looked for along an index. */
  isShort: boolean
  /** A list that is kept elsewhere: whether `w` is one of it, and all of it as a source called `c`. */
  kept?: (bind: Bind) => { fits: string; from: string }
}

export type Bind = (value: unknown) => string

export type Found = {
  id: string
  /** 0: those who wait for us; 1: the others, behind them. */
  phase: 0 | 1
  dueAt: number | null
  activeAt: number
  fits: boolean
  /** The last that was looked at in its strand, though there may be more. */
  isLast: boolean
}

// Filters have no index of their own: a page looks at so many conversations, and may therefore be short. Whether one is
// unread stands in another table, which makes looking dearer: 3 µs each.
const lookedAt = 4000
const lookedInto = 2000
// However many walks there are, each takes a few steps.
const leastLooked = 25
/** Up to here a list is short: as many are fetched and sorted in the time of a page that is looked for. */
export const mostShort = 2000

export const cursorOf = ({ phase, dueAt, activeAt, id }: Found): string =>
  writeCursor([phase, phase === 0 ? dueAt! : activeAt, id])

/** @throws Fault `cursor.malformed` (422) */
function placeOf(after: string): Place {
  const [phase, when, row] = readCursor(after, ['number', 'number', 'string'])
  if (phase !== 0 && phase !== 1) throw new Fault('cursor.malformed', 422)
  const { at, id } = spotAt(when, row)
  return { phase, at: sqlTime(at), id }
}

/**
 * The query of a page; undefined when there can be nothing in it. Its text is not prepared: with the limit and the place
 * in sight PostgreSQL walks along the index instead of sorting. For each of several hands it walks apart, and the walks
 * are merged.
 */
export function pageQuery(
  who: Who,
  list: List,
  ask: ListAsk,
  limit: number,
): { text: string; values: unknown[] } | undefined {
  const values: unknown[] = [who.workspaceId]
  const bind: Bind = value => `$${values.push(value)}`
  const place = ask.after === undefined ? undefined : placeOf(ask.after)
  const text = (list.isShort ? gathered : walked)({ who, list, ask, place, limit, bind })
  return text === undefined ? undefined : { text, values }
}

type Writing = { who: Who; list: List; ask: ListAsk; place: Place | undefined; limit: number; bind: Bind }

/** Along the indexes of its strands, each so far and no further. */
function walked({ who, list, ask, place, limit, bind }: Writing): string | undefined {
  const kept = list.kept?.(bind)
  const filters = [...filtersOf(ask, bind), ...(kept ? [kept.fits] : [])]
  const walks = list.strands
    .filter(strand => !place || phaseOf(strand) >= place.phase)
    .flatMap(strand => walksOf(strand, who, bind))
  if (walks.length === 0) return undefined
  const steps = walks.reduce((sum, { count }) => sum + count, 0)
  const looked = Math.max(Math.floor((ask.unread ? lookedInto : lookedAt) / steps), leastLooked)
  const isNarrowed = filters.length > 0 || walks.some(walk => walk.fits !== undefined)
  const size = isNarrowed ? looked : limit + 1
  const parts = walks.map(walk => {
    const { by } = walk.strand
    const isHere = place !== undefined && phaseOf(walk.strand) === place.phase
    return walkQuery(walk, {
      after: isHere ? strandOrders[by].after(place, bind) : undefined,
      size,
      fits: [...filters, ...(walk.fits ? [walk.fits] : [])].join(' and ') || 'true',
    })
  })
  return `select id, phase, answer_by as "dueAt", active_at as "activeAt", fits, ${isNarrowed ? `place = ${size}` : 'false'} as "isLast"
    from (${parts.join(' union all ')}) walks where fits or place = ${size}
    order by ${sorting(walks[0]!.strand.by)} limit ${limit + 1}`
}

/** All of it at once, sorted. */
function gathered({ who, list, ask, place, limit, bind }: Writing): string {
  const { by, among } = list.strands[0]!
  const kept = list.kept?.(bind)
  // However far the count is behind: no more than this.
  const from =
    kept?.from ??
    `conversations c where c.workspace_id = $1 and ${amongWords(among!, who, 'c', bind)} limit ${2 * mostShort}`
  const seen = kept && seenCondition(who, 'w', bind)
  const where = [...(seen ? [seen] : []), ...filtersOf(ask, bind), ...(place ? [afterOf(by, place, bind)] : [])]
  const phase = by === 'due' || by === 'calm' ? 'case when c.answer_by is null then 1 else 0 end' : '1'
  return `select id, phase, answer_by as "dueAt", active_at as "activeAt", true as fits, false as "isLast"
    from (select c.id, ${phase} as phase, c.answer_by, c.active_at, c.channel, c.profile_id, c.holder_kind, c.holder_id from ${from}) w
    ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by ${sorting(by)} limit ${limit + 1}`
}

const filtersOf = ({ channel, profileId, unread }: ListAsk, bind: Bind): string[] =>
  [
    channel !== undefined && `w.channel = ${bind(channel)}`,
    profileId !== undefined && `w.profile_id = ${bind(profileId)}`,
    // As a value of each row: as a condition it would be answered by reading all of the table.
    unread && '(select r.unread > 0 from inbox_rows r where r.workspace_id = $1 and r.conversation_id = w.id)',
  ].filter(each => typeof each === 'string')

/** As far as one may see it. */
const amongWords = ({ statuses, whose }: Among, who: Who, of: string, bind: Bind): string => {
  const held = inHands(handsOf(who, whose), of, bind)
  return [`${of}.status in (${statuses.map(status => `'${status}'`).join(', ')})`, ...(held ? [held] : [])].join(
    ' and ',
  )
}

/**
 * A walk along an index, or one for each row of `each`; `held` is a condition of the index (of mentions, whose they are),
 * `fits` one of each row.
 */
type Walk = { strand: Strand; count: number; each?: string; held: string; fits?: string; isNobodys?: true }

/** The walks that make up a strand, as far as one may see it. */
function walksOf(strand: Strand, who: Who, bind: Bind): Walk[] {
  if (strand.by === 'asked') return who.kind === 'person' ? [{ strand, count: 1, held: bind(who.personId) }] : []
  // The orders of all have indexes of their own, which know neither statuses nor hands.
  if (strand.status === undefined) {
    const fits = strand.among ? amongWords(strand.among, who, 'w', bind) : seenCondition(who, 'w', bind)
    // Of a clock its conversation is looked up, too, and what was answered since is passed over.
    return [{ strand, count: strand.by === 'soon' ? 4 : 1, held: '', ...(fits ? { fits } : {}) }]
  }
  const hands = handsOf(who, strand.whose)
  if (hands === 'any') return [{ strand, count: 1, held: '' }]
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

type Steps = { after: string | undefined; size: number; fits: string }

function walkQuery({ strand, each, held, isNobodys }: Walk, steps: Steps): string {
  const { by, status } = strand
  if (by === 'asked') return askedQuery(held, steps)
  if (by === 'soon') return soonQuery(steps)
  const { after, size, fits } = steps
  const { phase, due, where, by: way } = strandOrders[by]
  // What is null everywhere is named in the order too: else PostgreSQL does not see that the index has that order.
  const first = isNobodys ? `holder_id ${by === 'calm' ? 'desc' : ''}, ` : ''
  const found = `select *, row_number() over () as place from (
    select id, answer_by, active_at, channel, profile_id, status, holder_kind, holder_id from conversations
    where workspace_id = $1 ${status ? `and status = '${status}'` : ''} ${held} ${where}
      ${after ? `and ${after}` : ''}
    order by ${first}${way} limit ${size}) x`
  return `(select w.id, ${phase} as phase, ${due} as answer_by, w.active_at, ${fits} as fits, w.place
    from ${each ? `${each} h(id) cross join lateral` : ''} (${found}) w)`
}

/** Along the mentions of one person, whose conversations are looked up one by one; `active_at` is when they were asked. */
const askedQuery = (personId: string, { after, size, fits }: Steps): string =>
  `(select id, 1 as phase, null::timestamptz as answer_by, active_at, ${fits} as fits, row_number() over () as place from (
    select w.id, m.at as active_at, w.channel, w.profile_id
    from mentions m cross join lateral (select * from conversations c
      where c.workspace_id = m.workspace_id and c.id = m.conversation_id limit 1) w
    where m.workspace_id = $1 and m.person_id = ${personId} and m.settled_at is null
      ${after ? `and ${after}` : ''}
    order by m.at desc, m.conversation_id desc limit ${size}) w)`

/** Along the clocks of which a warning was told; what was answered since is none of them. */
const soonQuery = ({ after, size, fits }: Steps): string =>
  `(select id, 0 as phase, answer_by, active_at, ${fits} as fits, row_number() over () as place from (
    select w.id, d.due_at as answer_by, w.active_at, w.channel, w.profile_id, w.status, w.holder_kind, w.holder_id
    from deadlines d cross join lateral (select * from conversations c
      where c.workspace_id = d.workspace_id and c.id = d.conversation_id and c.status = 'open'
        and c.due_turn_at = c.turn_at and c.due_is_soon and c.due_at = d.due_at limit 1) w
    where d.workspace_id = $1 and d.state = 'running' and d.aim <> 'resolution' and d.warned_at is not null
      ${after ? `and ${after}` : ''}
    order by d.due_at, d.conversation_id limit ${size}) w)`
