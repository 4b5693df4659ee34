/** What customers have agreed to, and what they were shown. */
import type { Noun } from '#api'
import { consentTexts } from './consent-texts.ts'
import { consents } from './consents.ts'

export const register: Noun = async (app, world) => {
  for (const method of [consents, consentTexts]) await method(app, world)
}
