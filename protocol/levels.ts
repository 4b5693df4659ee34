import type { PublicSide } from './public-cards.ts'

export type AimWord = 'first' | 'next' | 'resolution'
export type ClassWord = 'safety' | 'complaint' | 'query' | 'courtesy'

/** Minutes from midnight, as clocks show them; what closes after 1440 goes on into the following day. */
export type OpenWord = { opens: number; closes: number }

/** A day that is not like its week: without spans it is closed. */
export type HolidayCard = { date: string; name: string; spans: OpenWord[] }

/** GET /api/v1/levels: when somebody answers, for these accounts or, as the default, for all that have no other. */
export type CalendarCard = {
  id: string
  name: string
  isDefault: boolean
  profileIds: string[]
  timeZone: string
  /** Monday first. */
  week: OpenWord[][]
  holidays: HolidayCard[]
}

/** Milliseconds on the wall clock or in business hours, or whole working days. */
export type WithinCard = { clock: 'wall' | 'business'; ms: number } | { clock: 'days'; days: number }

/** Within what something is to be done; of one account, with the reason. `pace`: whether the customer is there and waits; null: both. */
export type TargetCard = {
  aim: AimWord
  class: ClassWord
  pace: 'live' | 'later' | null
  profileId: string | null
  within: WithinCard
  why: string | null
}

export type LevelsView = { calendars: CalendarCard[]; targets: TargetCard[] }

/** GET /api/v1/targets/preset: what it would change. */
export type PresetView = { changes: { now: TargetCard | null; then: TargetCard }[] }

/** GET /api/v1/holidays/spain; `isConfirmed`: official bulletins say all of them. */
export type SpanishHolidaysView = { holidays: HolidayCard[]; isConfirmed: boolean }

/** POST /api/v1/holidays/file: nothing is kept yet. `skipped`: entries of which nothing could be made. */
export type FileHolidaysView = { holidays: HolidayCard[]; skipped: number }

/** GET /api/v1/profiles/:id/level: what the account says, and whether it may. `share` is from 0 to 1. */
export type LevelView = {
  level: PublicSide['level']
  state: 'new' | 'attained' | 'missed'
  share: number | null
  isOverPromised: boolean
}

/** GET /api/v1/conversations/:id/deadlines, the latest first. */
export type DeadlineCard = {
  aim: AimWord
  class: ClassWord
  state: 'running' | 'paused' | 'met' | 'missed' | 'void'
  startedAt: number
  within: WithinCard
  dueAt: number | null
  endedAt: number | null
  /** Of a paused one, what is left of it in milliseconds of its clock. */
  leftMs: number | null
  /** It was missed, though it may run still. */
  isMissed: boolean
}
