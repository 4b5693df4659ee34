/** The languages in which customers are told that nobody answers now: all that are read. */
export const acknowledgedLanguages = ['es', 'en', 'fr', 'pt', 'ca', 'gl', 'eu', 'it', 'de'] as const

export type AcknowledgedLanguage = (typeof acknowledgedLanguages)[number]

/** The gaps of such a text; `deadline` has to be in it. */
export const acknowledgementGaps = ['opening', 'deadline', 'brand'] as const

export type AcknowledgementGap = (typeof acknowledgementGaps)[number]

export const longestAcknowledgement = 1000

/** PUT /api/v1/profiles/:id/acknowledgement */
export type NewAcknowledgement = {
  isOn: boolean
  /** Also where anybody can read it. */
  isPublic: boolean
  /** The brand's own, in the place of ours. */
  texts: Partial<Record<AcknowledgedLanguage, string>>
}

/** GET /api/v1/profiles/:id/acknowledgement */
export type AcknowledgementView = NewAcknowledgement & {
  /** Whether the account can be written from in private, and in public without using up the one answer there is. */
  canWrite: boolean
  canPublic: boolean
  /** Ours, where the brand has none. */
  ours: Record<AcknowledgedLanguage, string>
  /** Whom nobody knows the language of is written to in this one. */
  usual: AcknowledgedLanguage
  /** What a customer would read who wrote at `at`: now, or when it closes next; null where it never closes. */
  then: {
    isOpen: boolean
    at: number
    opensAt: number
    answerBy: number
    timeZone: string
    gaps: Record<AcknowledgedLanguage, Record<AcknowledgementGap, string>>
  } | null
}

/** GET /api/v1/acknowledgements: of each account that is served. */
export type AcknowledgementCard = {
  profileId: string
  isOn: boolean
  isPublic: boolean
  canWrite: boolean
  /** Languages in which the brand has words of its own. */
  languages: AcknowledgedLanguage[]
}
