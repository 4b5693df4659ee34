/** Whether somebody is there. busy and away may have a reason of the brand. */
export type PresenceState = 'available' | 'busy' | 'away' | 'offline' | 'not-responding'

/** `isPause`: five minutes after abuse, which count against nobody. `backAt`: when they said that they return, or the end of the pause. */
export type Presence = {
  state: PresenceState
  isPause: boolean
  reasonId: string | null
  since: number
  backAt: number | null
}

/** How one stands oneself; `offeredAt`: when somebody offered one a pause that still stands. */
export type OwnPresence = {
  presence: Presence & { personId: string }
  offeredAt: number | null
  pausesLeft: number
}

/** Why somebody is busy or away, as the brand calls it. */
export type PresenceReason = { id: string; name: string; isPaid: boolean; isBreak: boolean; isArchived: boolean }

/** What somebody can do, as the brand calls it. `isHard`: whoever lacks it is never asked. */
export type Skill = { id: string; name: { es: string; en: string }; isHard: boolean; isArchived: boolean }

export const workKinds = ['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'] as const
export type WorkKind = (typeof workKinds)[number]

/** Levels from 1 to 5 by the id of a skill, or the code of a language. */
export type Levels = Readonly<Record<string, number>>

/** What somebody can do and takes; `share`: how much of the usual hundred units. `kinds` null: all of them. */
export type AgentPlan = {
  personId: string
  skills: Levels
  languages: Levels
  place: { name: string; latitude: number; longitude: number } | null
  share: number
  kinds: readonly WorkKind[] | null
}

/** One of the team as who supervises sees them; `presence` null: never said anything, `shift` null: nobody has said when they work. */
export type StaffLine = AgentPlan & {
  presence: Presence | null
  shift: { state: 'on' | 'break' | 'off'; changesAt: number | null } | null
}

type ShiftSpan = { opens: number; closes: number }

/** When somebody works: seven days, Monday first, in minutes of the clocks of their zone. Days without spans are time off. */
export type ShiftsView = {
  timeZone: string
  week: ShiftSpan[][]
  breaks: ShiftSpan[][]
  days: { date: string; name: string; spans: ShiftSpan[]; breaks: ShiftSpan[] }[]
}

/** When accounts say that somebody answers and nobody is to be at work; `isPlanned`: somebody has said when somebody works. */
export type Unstaffed = {
  isPlanned: boolean
  spans: { profileId: string; name: string; from: number; to: number }[]
}

/** What work takes of the hundred units of somebody, in which time, and how many pauses one may take in a day. */
export type WorkRules = {
  weights: Record<WorkKind, number>
  parkedUnits: number
  wrapUpMs: { voice: number; other: number }
  offerMs: { live: number; other: number }
  pausesADay: number
}
