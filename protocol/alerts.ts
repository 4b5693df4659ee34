import type { SubjectRead } from './readings.ts'

/** How bad it is, each including those before it. */
export const alertLevels = ['watch', 'alert', 'crisis'] as const
export type AlertLevel = (typeof alertLevels)[number]

/**
 * What one hour has to bring for each level. A crisis is an alert in the hour before and one as bad as `crisis` now, or one
 * as bad as `atOnce`; of it, whoever wrote most has `topShare` at most.
 */
export const alertLimits = {
  watch: { z: 3, authors: 5 },
  alert: { z: 4, authors: 10, effective: 8 },
  crisis: { z: 6, authors: 15, topShare: 0.2 },
  atOnce: { z: 10, authors: 30 },
} as const

/** What it is about: a subject, or `all`, the brand as a whole. */
export type AlertTopic = SubjectRead | 'all'

/** An hour that ends at `until`, and what is usual in it. */
export type AlertHour = {
  until: number
  /** Distinct authors; copies by accounts that nobody knew count for a quarter. */
  authors: number
  messages: number
  usual: number
  /** What is above it is no longer usual. */
  upTo: number
}

export type AlertEvidence = {
  /** The earliest first, the last one ends with the look. */
  hours: AlertHour[]
  /** How many steps above usual the last hour is, and the one before it. */
  z: number
  zBefore: number
  /** Messages by those who write a fifth of it or more each: nobody hides what the others say by shouting. */
  leftOut: number
  /** The others: as how many authors of equal share they write. */
  effective: number
  /** What share of what was said the one has who wrote most. */
  topShare: number
  /** Messages against the brand in the last hour, among all of customers, and their usual share; without those left out. */
  against: number
  total: number
  usualShare: number
  /** How many follow those who wrote, where their platform says. */
  followers: number
  channels: { channel: string; authors: number }[]
  places: { profileId: string; authors: number }[]
}

/** GET /api/v1/alerts */
export type AlertCard = {
  id: string
  topic: AlertTopic
  level: AlertLevel
  /** It is said on several channels or in several places, or before many. */
  isGrave: boolean
  since: number
  levelAt: number
  lookedAt: number
  endedAt: number | null
  /** A person has looked and thinks otherwise: it alarms nobody until it gets worse. */
  putAside: { at: number; byId: string | null; reason: string } | null
  incidentId: string | null
  /** Who was told of it, and when. */
  told: { at: number; people: string[] }
  evidence: AlertEvidence
}

/** What somebody wrote, as a list shows it. */
export type SaidSample = {
  messageId: string
  conversationId: string
  customerId: string
  name: string
  channel: string
  profileId: string
  at: number
  text: string | null
  visibility: 'public' | 'private'
}

/** GET /api/v1/alerts/:id */
export type Alert = AlertCard & {
  samples: SaidSample[]
  /** Samples in conversations that one may not see. */
  unseen: number
  /** Conversations in which it is said, those that wait for us among them; 500 at most are looked at. */
  conversations: number
  waiting: number
  draft: NoticeDraft | null
}

/** GET /api/v1/alerts/standing: for whoever looks from elsewhere. */
export type AlertStanding = {
  /** The worst level that is open, put aside or not. */
  open: number
  worst: AlertLevel | null
  suspects: number
  drafts: number
  praise: number
  lookedAt: number | null
  /** How often is looked. */
  everyMs: number
}

/** GET /api/v1/alerts/guards: who is told of alerts; empty: all who supervise. */
export type AlertGuards = { people: string[] }

export type NoticeState = 'draft' | 'ready' | 'done' | 'dismissed'

/** GET /api/v1/notice-drafts */
export type NoticeDraft = {
  id: string
  alertId: string | null
  incidentId: string | null
  state: NoticeState
  what: string
  who: string
  workaround: string
  /** When there will be news again: a promise. */
  nextAt: number
  madeAt: number
  /** By when it should be out. */
  dueAt: number
  changedAt: number
  changedById: string | null
}

/** What a message may be hidden for: said with the decision. */
export const conductRules = ['insults', 'threats', 'hate', 'spam', 'personal-data'] as const
export type ConductRule = (typeof conductRules)[number]
export type SuspectState = 'suspected' | 'served' | 'hidden' | 'dismissed'

/** GET /api/v1/suspects */
export type SuspectCard = {
  id: string
  customerId: string
  name: string
  state: SuspectState
  since: number
  lookedAt: number
  evidence: {
    /** In 24 hours. */
    messages: number
    abusive: number
    /** Questions, requests and complaints without abuse: served like anybody's. */
    requests: number
    answeredAt: number
    hours: { until: number; messages: number }[]
    channels: string[]
  }
  decision: { at: number; byId: string | null; rule: ConductRule | null; reason: string } | null
  appeal: {
    text: string
    at: number
    byId: string | null
    answer: { outcome: 'kept' | 'undone'; text: string; at: number; byId: string | null } | null
  } | null
  /** Who was written to: a pause that is not counted against them. */
  pause: { personId: string; at: number | null; byId: string | null } | null
}

/** GET /api/v1/suspects/:id. `requests`: what of it asks for something; `answers`: ours. */
export type Suspect = SuspectCard & { samples: SaidSample[]; requests: SaidSample[]; answers: SaidSample[] }

/** GET /api/v1/praise: what is to be thanked for. */
export type Praise = SaidSample & { dueAt: number; state: 'waiting' | 'thanked' | 'passed' }
