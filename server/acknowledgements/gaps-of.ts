import type { AcknowledgedLanguage, AcknowledgementGap } from '#protocol'
import type { Times } from './answer-by.ts'
import { whenIn } from './when.ts'

type Known = Times & { timeZone: string; brand: string; now: number }

/** What stands in the gaps of a text of that language. Pure. */
export const gapsOf = (
  language: AcknowledgedLanguage,
  { opensAt, answerBy, timeZone, brand, now }: Known,
): Record<AcknowledgementGap, string> => ({
  opening: whenIn(language, timeZone, opensAt, now),
  deadline: whenIn(language, timeZone, answerBy, now),
  brand,
})
