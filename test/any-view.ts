import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sqlTime } from '#db'
import { addField } from '#fields'
import { openIncident } from '#incidents'
import { day, minute, newId } from '#lib'
import type { Condition, NewView } from '#protocol'
import { addTag } from '#tags'
import { type Desk, morning } from './desk.ts'

// Views of all kinds, and what each holds, said once more in plain words.

type View = { id: string; conditions: string; ownerId: string | null }

export const viewsOf = (desk: Desk, workspaceId = desk.ours) =>
  desk.database.owner(tx =>
    tx.query<View>(`select id, conditions, owner_id as "ownerId" from views where workspace_id = $1 order by id`, [
      workspaceId,
    ]),
  )

type Whole = {
  id: string
  status: string
  holder: readonly string[]
  channel: string
  profile: string
  reason: readonly string[]
  visibility: string
  unread: string
  opened: string
  language: string | null
  subject: string | null
  tag: string | null
  waits: number | null
  mentioned: readonly string[]
  incident: string | null
  tone: number | null
  kind: string | null
  urgency: number | null
  toxic: string
  'written-in': string | null
  today: string
  filled: Record<string, string>
}

const wholeOf = (desk: Desk, workspaceId: string, now: number) =>
  desk.database.owner(tx =>
    tx.query<Whole>(
      `select c.id, c.status, to_json(array_remove(array[case c.holder_kind when 'queue' then 'nobody' when 'bot' then 'bot' end, c.holder_id::text], null)) as holder, c.channel,
         c.profile_id as profile, to_json(array_remove(array[c.reason_id, o.parent_id], null)) as reason, r.last_visibility as visibility, case when r.unread = 0 then 'no' else 'yes' end as unread,
         (c.opened_at at time zone w.time_zone)::date::text as opened, p.language, c.subject, nullif(r.tags, '') as tag,
         c.turn_at as waits, r.incident_id as incident, case when not r.is_unsure then r.tone end as tone, r.kind, r.urgency,
         case when coalesce(r.is_toxic, false) then 'yes' else 'no' end as toxic, r.language as "written-in", ($2::timestamptz at time zone w.time_zone)::date::text as today,
         (select coalesce(json_agg(person_id), '[]') from mentions m where m.conversation_id = c.id and m.settled_at is null) as mentioned,
         (select coalesce(json_object_agg(field_id, value), '{}') from field_values v where v.subject_id in (c.id, c.customer_id)) as filled
       from conversations c join inbox_rows r using (workspace_id) join customers p using (workspace_id) join workspaces w on w.id = c.workspace_id
         left join reasons o on o.id = c.reason_id
       where c.workspace_id = $1 and r.conversation_id = c.id and p.id = c.customer_id order by c.id`,
      [workspaceId, sqlTime(now)],
    ),
  )

/** What a view holds, said once more in plain words. */
function expected(all: readonly Whole[], { conditions, ownerId }: View, now: number): string[] {
  const isFitting = (row: Whole, { field, operator, values }: Condition): boolean => {
    const own = field.startsWith('field:')
      ? (row.filled[field.slice(6)] ?? [])
      : row[field as keyof Omit<Whole, 'filled'>]
    const facts = [own ?? []].flat().map(String)
    const wanted = values.map(value => (value === 'me' ? ownerId : value))
    const count = Number(values[0])
    if (operator === 'empty') return facts.length === 0
    if (operator === 'filled') return facts.length > 0
    if (operator === 'is-not') return !facts.some(fact => wanted.includes(fact))
    if (facts.length === 0) return false
    const figure = field === 'waits' ? (now - row.waits!) / minute : Number(facts[0])
    if (operator === 'at-least') return figure >= count
    if (operator === 'at-most') return field === 'waits' ? figure < count + 1 : figure <= count
    const daysAgo = (Date.parse(row.today) - Date.parse(facts[0]!)) / day
    if (operator === 'last-days') return daysAgo >= 0 && daysAgo < count
    if (operator === 'next-days') return daysAgo <= 0 && daysAgo >= -count
    if (operator === 'days-ago') return daysAgo > count
    if (operator === 'is') return facts.some(fact => wanted.includes(fact))
    if (operator === 'since') return facts[0]! >= values.toSorted().at(-1)!
    if (operator === 'until') return facts[0]! <= values.toSorted()[0]!
    return values.some(value => facts[0]?.toLowerCase().includes(value.toLowerCase()))
  }
  const wanted = JSON.parse(conditions) as Condition[]
  return all.filter(row => wanted.every(condition => isFitting(row, condition))).map(row => row.id)
}

export async function mustHoldWhatTheySay(desk: Desk, at: () => number, workspaceId = desk.ours): Promise<void> {
  const all = await wholeOf(desk, workspaceId, at())
  for (const view of await viewsOf(desk, workspaceId)) {
    const [kept] = await desk.database.owner(tx =>
      tx.query<{ members: string[]; count: number; isFilling: boolean }>(
        `select (select coalesce(json_agg(conversation_id order by conversation_id), '[]') from view_members where workspace_id = $1 and view_id = $2) as members,
           count, is_filling as "isFilling" from view_counts where workspace_id = $1 and view_id = $2`,
        [workspaceId, view.id],
      ),
    )
    const wanted = expected(all, view, at())
    assert.deepEqual(kept, { members: wanted, count: wanted.length, isFilling: false }, view.conditions)
  }
}

type Ids = Record<'reason' | 'above' | 'tag' | 'team' | 'incident' | 'size' | 'until' | 'word', string>

const valuesOf = (desk: Desk, ids: Ids): Record<string, readonly string[]> => ({
  status: ['open', 'waiting', 'snoozed', 'closed'],
  holder: ['me', 'nobody', desk.people.luis, desk.people.ana, ids.team],
  channel: ['api', 'web'],
  profile: [desk.profileId, newId()],
  reason: [ids.reason, ids.above, newId()],
  visibility: ['public', 'private'],
  unread: ['yes', 'no'],
  opened: ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-24'],
  waits: ['1', '90', '600'],
  mentioned: ['me', desk.people.luis],
  incident: [ids.incident, newId()],
  language: ['es', 'en'],
  subject: ['pedido', 'x'],
  tone: ['-0.25', '0', '0.5'],
  kind: ['complaint', 'praise'],
  urgency: ['1', '3'],
  toxic: ['yes', 'no'],
  'written-in': ['es', 'gl'],
  tag: [ids.tag, newId()],
  [`field:${ids.size}`]: ['-1.5', '2', '10'],
  [`field:${ids.until}`]: ['2026-11-20', '2026-11-22', '2026-11-25'],
  [`field:${ids.word}`]: ['dorado', 'or'],
})

type Operators = readonly Condition['operator'][]
const days: Operators = ['since', 'until', 'last-days', 'next-days', 'days-ago']
const counts: Operators = ['at-least', 'at-most']
const isOneCount: Operators = ['last-days', 'next-days', 'days-ago', 'at-least', 'at-most']

const operatorsOf = (ids: Ids): Record<string, Operators> => ({
  ...{ visibility: ['is'], unread: ['is'], subject: ['contains', 'empty'], waits: ['at-least', 'at-most'] },
  ...{ toxic: ['is'], tone: [...counts, 'empty'], urgency: [...counts, 'filled'], kind: ['is', 'is-not', 'empty'] },
  opened: days.filter(each => each !== 'next-days'),
  ...Object.fromEntries(
    ['mentioned', 'incident', 'reason', 'tag'].map(field => [field, ['is', 'is-not', 'empty', 'filled']]),
  ),
  [`field:${ids.size}`]: ['at-least', 'at-most', 'is', 'empty', 'filled'],
  [`field:${ids.until}`]: [...days, 'empty'],
  [`field:${ids.word}`]: ['contains', 'is', 'filled'],
})

export const anyView = (desk: Desk, ids: Ids) => {
  const [known, operators] = [valuesOf(desk, ids), operatorsOf(ids)]
  const condition = fc.constantFrom(...Object.keys(known)).chain(field =>
    fc.constantFrom(...(operators[field] ?? (['is', 'is-not'] as const))).chain(operator => {
      const isNothing = operator === 'empty' || operator === 'filled'
      const isDays = operator.includes('days')
      const most = isNothing ? 0 : isOneCount.includes(operator) ? 1 : 2
      return fc.record({
        field: fc.constant(field),
        operator: fc.constant(operator),
        values: fc.subarray(isDays ? ['1', '2', '5'] : [...known[field]!], {
          minLength: Math.min(1, most),
          maxLength: most,
        }),
      })
    }),
  )
  return fc.record({
    name: fc.constant('Vista'),
    isShared: fc.constant(false),
    sort: fc.constant('due' as const),
    conditions: fc.array(condition, { maxLength: 3 }),
  }) satisfies fc.Arbitrary<NewView>
}

/** All that conditions may name. */
export async function named(desk: Desk): Promise<Ids> {
  const [reason, above] = [await desk.reason(), await desk.reason()]
  await desk.database.owner(tx => tx.query(`update reasons set parent_id = $2 where id = $1`, [reason, above]))
  const field = (kind: 'number' | 'date' | 'text', subject: 'conversation' | 'customer') =>
    desk.as((tx, who) => addField(tx, who, { subject, kind, label: kind, now: morning }), desk.who.sofia)
  const incident = newId()
  await desk.as((tx, who) => openIncident(tx, who, { id: incident, name: 'Correos', now: morning }))
  return {
    ...{ reason, above, incident },
    tag: (await desk.as((tx, who) => addTag(tx, who, { name: 'VIP', now: morning }))).id,
    team: await desk.team(),
    size: (await field('number', 'conversation')).id,
    until: (await field('date', 'customer')).id,
    word: (await field('text', 'customer')).id,
  }
}
