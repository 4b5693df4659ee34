import type { CustomerEvent } from '#customers'
import type { FieldEvent } from '#fields'
import type { IncidentEvent } from '#incidents'
import type { MentionEvent } from '#mentions'
import {
  type Field as OwnField,
  type FieldKind,
  kindsRead,
  languagesRead,
  longestValue,
  type Operator,
  viewLimits,
} from '#protocol'
import type { TagEvent } from '#tags'
import { ownFieldOf } from './holds.ts'
import { isCount, isDay, isLanguage, isNumber, isOneOf, isShort, isUuid } from './values.ts'

/** What a condition may ask of a conversation. */
export type Field = {
  operators: readonly Operator[]
  isValue: (value: string) => boolean
  /**
   * How it is read: an expression over the conversation `c`, which gives a text, several as a JSON array, or null. Each
   * other table is asked by its key.
   */
  reads: string
  /** What else than the opening of a conversation and its deeds may change it. */
  movedBy?: readonly string[]
}

const isOrNot: readonly Operator[] = ['is', 'is-not']
const orEmpty: readonly Operator[] = ['empty', 'filled']
const ofDays: readonly Operator[] = ['since', 'until', 'last-days', 'next-days', 'days-ago']
const whatIsWritten = ['message.received', 'message.queued', 'message.withdrawn', 'note.written']

// The room that tells it stands below this one.
const whatIsRead = ['message.understood', 'tone.changed']

const row = (column: string) =>
  `(select ${column} from inbox_rows r where r.workspace_id = c.workspace_id and r.conversation_id = c.id)`

const known: Record<string, Field> = {
  status: { operators: isOrNot, isValue: isOneOf('open', 'waiting', 'snoozed', 'closed'), reads: 'c.status' },
  holder: {
    operators: isOrNot,
    isValue: value => value === 'me' || value === 'nobody' || isUuid(value),
    // What is in the queue of a team is in nobody's hands either.
    reads: `case c.holder_kind when 'agent' then to_json(c.holder_id::text)
      when 'queue' then to_json(array_remove(array['nobody', c.holder_id::text], null)) else to_json(c.holder_kind) end`,
  },
  channel: { operators: isOrNot, isValue: isShort(60), reads: 'c.channel' },
  profile: { operators: isOrNot, isValue: isUuid, reads: 'c.profile_id::text' },
  // With all that stand above it: whoever asks for one means those below it, too.
  reason: {
    operators: [...isOrNot, ...orEmpty],
    isValue: isUuid,
    reads: `(with recursive above as (
        select x.id, x.parent_id, 1 as level from reasons x where x.workspace_id = c.workspace_id and x.id = c.reason_id
        union all select x.id, x.parent_id, above.level + 1 from above join reasons x
          on x.workspace_id = c.workspace_id and x.id = above.parent_id and above.level < 9
      ) select json_agg(id::text) from above)`,
  },
  visibility: {
    operators: ['is'],
    isValue: isOneOf('public', 'private'),
    reads: row('r.last_visibility'),
    movedBy: whatIsWritten,
  },
  unread: {
    operators: ['is'],
    isValue: isOneOf('yes', 'no'),
    reads: row(`case when r.unread > 0 then 'yes' else 'no' end`),
    movedBy: [...whatIsWritten, 'conversation.read'],
  },
  // Days are those of the brand's own time.
  opened: {
    operators: ofDays.filter(operator => operator !== 'next-days'),
    isValue: isDay,
    reads: `to_char(c.opened_at at time zone (select w.time_zone from workspaces w where w.id = c.workspace_id), 'YYYY-MM-DD')`,
  },
  // Minutes since it was our turn; what is read is that moment.
  waits: {
    operators: ['at-least', 'at-most'],
    isValue: isCount(viewLimits.minutes),
    reads: `floor(extract(epoch from c.turn_at) * 1000)::bigint::text`,
  },
  mentioned: {
    operators: [...isOrNot, ...orEmpty],
    isValue: value => value === 'me' || isUuid(value),
    reads: `(select json_agg(m.person_id::text) from mentions m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.settled_at is null)`,
    movedBy: ['mention.opened', 'mention.settled'] satisfies MentionEvent[],
  },
  incident: {
    operators: [...isOrNot, ...orEmpty],
    isValue: isUuid,
    reads: row('r.incident_id::text'),
    movedBy: ['incident.moved' satisfies IncidentEvent],
  },
  language: {
    operators: [...isOrNot, ...orEmpty],
    isValue: isLanguage,
    reads: `(select p.language from customers p where p.workspace_id = c.workspace_id and p.id = c.customer_id)`,
    movedBy: ['conversation.named'],
  },
  tag: {
    operators: [...isOrNot, ...orEmpty],
    isValue: isUuid,
    reads: row(`to_json(string_to_array(r.tags, ' '))`),
    movedBy: ['conversation.tagged' satisfies TagEvent],
  },
  subject: { operators: ['contains', ...orEmpty], isValue: isShort(200), reads: 'c.subject' },
  // How the customer sounds in their last turn; what is no more than a guess is not told of.
  tone: {
    operators: ['at-least', 'at-most', ...orEmpty],
    isValue: value => isNumber(value) && Math.abs(Number(value)) <= 1,
    reads: row('case when not r.is_unsure then r.tone::text end'),
    movedBy: whatIsRead,
  },
  kind: {
    operators: [...isOrNot, ...orEmpty],
    isValue: isOneOf(...kindsRead),
    reads: row('r.kind'),
    movedBy: whatIsRead,
  },
  urgency: {
    operators: ['at-least', 'at-most', ...orEmpty],
    isValue: isOneOf('0', '1', '2', '3'),
    reads: row('r.urgency::text'),
    movedBy: whatIsRead,
  },
  toxic: {
    operators: ['is'],
    isValue: isOneOf('yes', 'no'),
    reads: row(`case when r.is_toxic then 'yes' else 'no' end`),
    movedBy: whatIsRead,
  },
  // `language` is that of the customer; this is what they write in.
  'written-in': {
    operators: [...isOrNot, ...orEmpty],
    isValue: isOneOf(...languagesRead),
    reads: row('r.language'),
    movedBy: whatIsRead,
  },
}

type Asking = Pick<Field, 'operators' | 'isValue'>

const asking: Record<FieldKind, Asking> = {
  text: { operators: ['contains', 'is', ...orEmpty], isValue: isShort(longestValue) },
  number: { operators: ['at-least', 'at-most', 'is', ...orEmpty], isValue: isNumber },
  date: { operators: [...ofDays, ...orEmpty], isValue: isDay },
  choice: { operators: [...isOrNot, ...orEmpty], isValue: isUuid },
  'yes-no': { operators: ['is', ...orEmpty], isValue: isOneOf('yes', 'no') },
}

/** All that the brand's own fields say of a conversation and of its customer, by their ids. */
const own: Pick<Field, 'reads' | 'movedBy'> = {
  reads: `(select json_object_agg(v.field_id, v.value) from (
      select distinct on (v.field_id) v.field_id, v.value from field_values v
      where v.workspace_id = c.workspace_id and v.subject_id = any(array[c.id, c.customer_id] || array(
        select i.home_id from identities i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id))
      order by v.field_id, v.subject_id in (c.id, c.customer_id) desc, v.subject_id) v)`,
  movedBy: ['field.changed' satisfies FieldEvent, 'customer.changed' satisfies CustomerEvent],
}

/** What a condition of this field may ask; one more is one more entry above. `mine` are the fields of the brand's own. */
export function askingOf(field: string, mine: readonly Pick<OwnField, 'id' | 'kind'>[]): Asking | undefined {
  const id = ownFieldOf(field)
  const kind = mine.find(each => each.id === id)?.kind
  return kind ? asking[kind] : Object.hasOwn(known, field) ? known[field] : undefined
}

/** Under which name a condition's fact is read: the brand's own fields are read together. */
export const factOf = (field: string): string => (ownFieldOf(field) === undefined ? field : 'field')

/** How a fact is read, and what may change it. */
export const readingOf = (fact: string): Pick<Field, 'reads' | 'movedBy'> | undefined =>
  fact === 'field' ? own : known[fact]

/** Everything that may change some fact, beside the opening of a conversation and its deeds. */
export const everyMove: readonly string[] = [
  ...new Set([own, ...Object.values(known)].flatMap(({ movedBy }) => movedBy ?? [])),
]
