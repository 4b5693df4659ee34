/**
 * Why what a table holds is not handed over: `brand`: of the brand itself and what it set up; `staff`: of colleagues and their
 * work; `work`: how work was given out, by ids alone; `copy`: made of what is handed over; `machine`: what the program needs
 * to run, by ids alone; `raw`: as platforms sent it, for thirty days, with others beside.
 */
export type Why = 'brand' | 'staff' | 'work' | 'copy' | 'machine' | 'raw'

const tables: Record<Why, readonly string[]> = {
  brand: [
    ...['acknowledgement_settings', 'alerts', 'alert_guards', 'alert_hours', 'alert_hours_due', 'alert_looks'],
    ...['calendar_profiles', 'calendars', 'case_numbers', 'connections', 'connection_health', 'connection_keeps'],
    ...[
      'consent_texts',
      'fields',
      'incident_answers',
      'lent_while_trying',
      'macros',
      'model_providers',
      'notice_drafts',
    ],
    ...['profile_health', 'profiles', 'provider_days', 'public_cards', 'published_facts', 'reason_learner_versions'],
    ...[
      'reason_learners',
      'reasons',
      'snippets',
      'tag_rules',
      'tags',
      'targets',
      'templates',
      'vendor_sign_ins',
      'views',
    ],
  ],
  staff: [
    ...['agent_languages', 'agent_skills', 'agents', 'api_keys', 'audit', 'drafts', 'gesture_budgets', 'gesture_kinds'],
    ...['gesture_months', 'gesture_rules', 'gesture_sums', 'invitations', 'macro_runs', 'memberships', 'mentions'],
    ...[
      'notification_choices',
      'notifications',
      'other_drafts',
      'pause_offers',
      'presence_history',
      'presence_reasons',
    ],
    ...[
      'presences',
      'scheduled_replies',
      'shift_days',
      'skills',
      'snippet_uses',
      'team_members',
      'teams',
      'workforce_rules',
    ],
  ],
  work: [
    ...['acknowledgements', 'also_settled', 'case_conversations', 'conversation_tags', 'deadlines', 'inbox_counts'],
    ...[
      'incident_conversations',
      'incident_customers',
      'incident_merges',
      'incident_tellings',
      'merged_messages',
      'merges',
    ],
    ...['praises', 'reason_closings', 'reason_closings_due', 'redirections', 'routing_bundles', 'routing_decisions'],
    ...['routing_engines', 'routing_offers', 'routing_queues', 'routing_seats', 'routing_tasks', 'routing_works'],
    ...['suspect_hidings', 'view_counts', 'view_members', 'view_moments'],
  ],
  copy: [
    ...[
      'alert_mentions',
      'identity_pictures',
      'inbox_rows',
      'search_entries',
      'search_people',
      'search_words',
      'tones',
    ],
    ...['search_doubts', 'search_spelling', 'traces_backfill'],
  ],
  machine: [
    ...[
      'acts',
      'delivery_tries',
      'early_signals',
      'events',
      'message_aliases',
      'message_envelopes',
      'outbox',
      'parked_events',
    ],
    ...[
      'erasures',
      'provider_asks',
      'pull_cursors',
      'readings_backfill',
      'rereads',
      'search_backfill',
      'threads',
      'timers',
      'watermarks',
    ],
  ],
  raw: ['envelopes', 'parked_envelopes'],
}

/** The tables that are not handed over, and why. */
export const withheld: ReadonlyMap<string, Why> = new Map(
  Object.entries(tables).flatMap(([why, names]) => names.map(name => [name, why as Why] as const)),
)
