/** Of whose the rows of a table are, by one of its columns. */
export type Owner = 'message' | 'conversation' | 'customer' | 'identity'

/** What goes with it, in this order; `text`: a whole statement, with `$1` the workspace and `$2` the ids as JSON. */
export type Removal = { table: string; of: Owner; column?: string; text?: string }

const ids = `(select i::uuid from json_array_elements_text($2::json) as i)`
const of = (owner: Owner, ...tables: string[]): Removal[] => tables.map(table => ({ table, of: owner }))

/** What hangs on messages, and then they themselves. */
export const ofMessages: readonly Removal[] = [
  ...of(
    'message',
    'acts',
    'also_settled',
    'alert_mentions',
    'delivery_tries',
    'mentions',
    'merged_messages',
    'message_aliases',
  ),
  ...of('message', 'message_envelopes', 'message_versions', 'outbox', 'praises', 'provider_asks', 'provider_calls'),
  ...of('message', 'reactions', 'readings', 'redirections', 'scheduled_replies', 'suspect_hidings'),
  { table: 'search_entries', of: 'message', column: 'id' },
  {
    // What it cost counts on in the budget of its month.
    ...{ table: 'gestures', of: 'message' },
    text: `update gestures set reason = '', taken_back_reason = null where workspace_id = $1 and line_id in ${ids}`,
  },
  { table: 'messages', of: 'message', column: 'id' },
]

/** What hangs on conversations; they themselves go by their own room. */
export const ofConversations: readonly Removal[] = [
  ...of(
    'conversation',
    'acknowledgements',
    'case_conversations',
    'conversation_tags',
    'deadlines',
    'drafts',
    'other_drafts',
  ),
  ...of(
    'conversation',
    'incident_conversations',
    'incident_tellings',
    'macro_runs',
    'notifications',
    'reason_closings_due',
  ),
  ...of('conversation', 'routing_decisions', 'routing_tasks', 'threads', 'tones', 'view_moments'),
  { table: 'field_values', of: 'conversation', column: 'subject_id' },
  { table: 'timers', of: 'conversation', column: 'subject_id' },
  {
    ...{ table: 'merges', of: 'conversation' },
    text: `delete from merges where workspace_id = $1 and (kept_id in ${ids} or merged_id in ${ids})`,
  },
  {
    ...{ table: 'incident_merges', of: 'conversation' },
    text: `delete from incident_merges where workspace_id = $1 and (kept_id in ${ids} or merged_id in ${ids})`,
  },
]

/** What hangs on the person as a whole. */
export const ofCustomers: readonly Removal[] = [
  {
    ...{ table: 'promise_steps', of: 'customer' },
    text: `delete from promise_steps where workspace_id = $1 and promise_id in (
      select id from promises where workspace_id = $1 and customer_id in ${ids})`,
  },
  ...of('customer', 'promises', 'suspects', 'incident_customers', 'routing_bundles', 'routing_offers', 'routing_works'),
  { table: 'search_people', of: 'customer', column: 'id' },
  { table: 'field_values', of: 'customer', column: 'subject_id' },
  { table: 'customers', of: 'customer', column: 'id' },
]

/** What hangs on accounts, and then they themselves. */
export const ofIdentities: readonly Removal[] = [
  ...of('identity', 'identity_pictures', 'traces', 'consents', 'facts', 'threads', 'readings', 'alert_mentions'),
  {
    ...{ table: 'links', of: 'identity' },
    text: `delete from links where workspace_id = $1 and (one_id in ${ids} or other_id in ${ids})`,
  },
  { table: 'identities', of: 'identity', column: 'id' },
]

/** How a row of it goes. */
export const removalText = ({ table, of: owner, column = `${owner}_id`, text }: Removal): string =>
  text ?? `delete from ${table} where workspace_id = $1 and ${column} in ${ids}`

/** What stays, and why nothing of the person is in it. */
export const staying: ReadonlyMap<string, string> = new Map([
  ['audit', 'who did what: ids that lead nowhere any more'],
  ['events', 'ids alone, for thirty days'],
  ['early_signals', 'a digest of what never came, for a week'],
  ['cases', 'its title, which is emptied where no conversation of anybody is left in it'],
  ['incidents', 'the cause; how many it has is counted anew'],
  ['envelopes', 'what was said is taken out of them'],
  ['parked_envelopes', 'a number of an envelope'],
  ['parked_events', 'ids alone'],
  ['reason_closings', 'why a conversation was closed, without it'],
  ['view_members', 'leave with their conversations, by the log'],
  ['inbox_counts', 'counts'],
  ['view_counts', 'counts'],
  ['inbox_rows', 'go with their conversations'],
  ['conversations', 'go by their own room'],
  ['search_words', 'single words, of nobody'],
  ['search_doubts', 'single words, of nobody'],
  ['files', 'go with their bytes'],
  ['erasures', 'that somebody was forgotten'],
  ['incident_answers', 'what was said to all'],
  ...[
    ...[
      'pull_cursors',
      'readings_backfill',
      'rereads',
      'search_backfill',
      'search_spelling',
      'traces_backfill',
      'watermarks',
    ],
    ...['routing_engines', 'routing_queues', 'routing_seats'],
  ].map(table => [table, 'how far the program is, and with whom of the team'] as const),
])
