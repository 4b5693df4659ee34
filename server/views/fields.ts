import type { Operator } from '#protocol'
import type { TagEvent } from '#tags'
import { isDay, isLanguage, isOneOf, isShort, isUuid } from './values.ts'

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
const whatIsWritten = ['message.received', 'message.queued', 'message.withdrawn', 'note.written']

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
  reason: { operators: isOrNot, isValue: isUuid, reads: 'c.reason_id::text' },
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
    operators: ['since', 'until'],
    isValue: isDay,
    reads: `to_char(c.opened_at at time zone (select w.time_zone from workspaces w where w.id = c.workspace_id), 'YYYY-MM-DD')`,
  },
  language: {
    operators: isOrNot,
    isValue: isLanguage,
    reads: `(select p.language from customers p where p.workspace_id = c.workspace_id and p.id = c.customer_id)`,
    movedBy: ['conversation.named'],
  },
  tag: {
    operators: isOrNot,
    isValue: isUuid,
    reads: row(`to_json(string_to_array(r.tags, ' '))`),
    movedBy: ['conversation.tagged' satisfies TagEvent],
  },
  subject: { operators: ['contains'], isValue: isShort(200), reads: 'c.subject' },
}

/** All that conditions may ask; one more is one more entry above. */
export const fields: ReadonlyMap<string, Field> = new Map(Object.entries(known))
