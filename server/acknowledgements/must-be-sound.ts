import { type Capabilities, faceOf, textLength, textOver } from '#channel'
import { Fault } from '#lib'
import {
  type AcknowledgedLanguage,
  acknowledgementGaps,
  type CheckFacts,
  fillGaps,
  gapPieces,
  longestAcknowledgement,
} from '#protocol'
import { personalDataIn, redirectionsIn } from '#understanding'

/** About as long as what stands in the gaps gets. */
const sample = {
  opening: 'el miércoles 30 de septiembre a las 10:30',
  deadline: 'el miércoles 30 de septiembre a las 10:30',
}

type Written = { text: string; language: AcknowledgedLanguage }
type Known = {
  can: Capabilities | undefined
  isOn: boolean
  isPublic: boolean
  brand: string
  facts: Pick<CheckFacts, 'countries' | 'published'>
}

/**
 * What is said to all by itself says by when, fits wherever it is said, sends nobody elsewhere, and where anybody can read
 * it gives nobody away: a person may have a reason to, a program has none. Pure.
 * @throws Fault `acknowledgement.long`, `acknowledgement.gap`, `acknowledgement.no-deadline`, `acknowledgement.redirects`,
 * `acknowledgement.personal-data`, `reply.too-long` (422)
 */
export function mustBeSound({ text, language }: Written, { can, isOn, isPublic, brand, facts }: Known): void {
  if ([...text].length > longestAcknowledgement)
    throw new Fault('acknowledgement.long', 422, { language, max: longestAcknowledgement })
  mustHaveGaps(text, language)
  // What holds no more can always be turned off.
  if (!isOn) return
  const said = fillGaps(text, { ...sample, brand }).text
  for (const visibility of can?.visibility ?? []) {
    const limit = faceOf(can!, visibility).text
    if ((visibility === 'private' || isPublic) && textOver(said, limit) > 0)
      throw new Fault('reply.too-long', 422, { count: textLength(said, limit), max: limit.max, unit: limit.unit })
  }
  const [sends] = redirectionsIn(text, facts)
  if (sends) throw new Fault('acknowledgement.redirects', 422, { language, words: text.slice(sends.from, sends.to) })
  const [given] = isPublic ? personalDataIn(text, facts) : []
  if (given)
    throw new Fault('acknowledgement.personal-data', 422, { language, words: text.slice(given.from, given.to) })
}

function mustHaveGaps(text: string, language: AcknowledgedLanguage): void {
  const gaps = gapPieces(text).flatMap(piece => ('gap' in piece ? [piece.gap] : []))
  const known: readonly string[] = acknowledgementGaps
  const unknown = gaps.find(gap => !known.includes(gap))
  if (unknown !== undefined) throw new Fault('acknowledgement.gap', 422, { language, gap: unknown })
  if (!gaps.includes('deadline')) throw new Fault('acknowledgement.no-deadline', 422, { language })
}
