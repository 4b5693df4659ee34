import type { EmotionRead, KindRead, LanguageRead, SubjectRead, UrgencyRead } from './readings.ts'

/** What a model of others may say of a message. */
export const providerAspects = ['sentiment', 'emotion', 'urgency', 'kind', 'subject', 'language'] as const
export type ProviderAspect = (typeof providerAspects)[number]

/**
 * What became of a call. `asked`: it was sent and nobody knows more; `refused`: the key is not good; `busy`: too many calls;
 * `lied`: it answered in another shape, or with words outside the closed sets; `rejected`: it did not take what we asked.
 */
export const providerOutcomes = ['asked', 'read', 'refused', 'busy', 'down', 'slow', 'lied', 'rejected'] as const
export type ProviderOutcome = (typeof providerOutcomes)[number]

/** `resting`: not asked for a while after it failed; `spent`: what it may be asked in a day is used up. */
export type ProviderState = 'off' | 'working' | 'slow' | 'failing' | 'resting' | 'spent'

/** A model of others that may read what customers say. Days are UTC. */
export type ModelProvider = {
  id: string
  name: string
  /** Up to before `/chat/completions`. */
  endpoint: string
  model: string
  /** The end of its key; null where it needs none. */
  keyEnding: string | null
  reads: ProviderAspect[]
  timeoutMs: number
  requestsADay: number
  tokensADay: number
  isOn: boolean
  state: ProviderState
  /** Until when it is not asked. */
  restsUntil: number | null
  lastOutcome: ProviderOutcome | null
  today: { requests: number; tokens: number }
  /** How many messages wait to be read by it. */
  waiting: number
}

/** `localHosts`: what the installation lets be called without https. */
export type ModelProviders = { rows: ModelProvider[]; localHosts: string[] }

export type ProviderForm = Pick<
  ModelProvider,
  'name' | 'endpoint' | 'model' | 'reads' | 'timeoutMs' | 'requestsADay' | 'tokensADay' | 'isOn'
> & {
  /** Absent: as it was. Null: none. */
  key?: string | null | undefined
}

/** What it says, as far as it may. */
export type ProviderReading = Partial<{
  language: LanguageRead
  sentiment: number
  emotion: EmotionRead
  urgency: UrgencyRead
  kind: KindRead
  subject: SubjectRead
}>

/** What left, and what came back. */
export type ProviderTried = {
  sent: string
  outcome: ProviderOutcome
  reading: ProviderReading | null
  tookMs: number
  tokens: number
}

export type ProviderCall = {
  id: string
  at: number
  name: string
  model: string
  host: string
  messageId: string | null
  outcome: ProviderOutcome
  bytes: number
  tokens: number
  tookMs: number | null
  /** SHA-256 of the text that left, as hexadecimal digits. */
  hash: string
  /** Whether the text can still be shown. */
  isKept: boolean
}

/** The latest first. */
export type ProviderCallPage = { rows: ProviderCall[]; next: string | null }
