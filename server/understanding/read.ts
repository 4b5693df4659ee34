import { at, bare, classify, placesOf, plain } from '#learning'
import type { EmotionRead, KindRead, LanguageRead, Reading, SubjectRead, UrgencyRead } from '#protocol'
import type { Lexicon } from './lexicon.ts'
import { type Head, type Measured, type Models, worded } from './models.ts'
import { signsOf } from './signs.ts'

/** Of longer texts the beginning and the end are read: what a message wants stands there. */
const BEGINNING = 3000
const END = 1000

/** A language that is less likely than this is not named. */
const NAMED = 0.5
/** What is meant may be the contrary from here on. */
const DOUBTED = 0.5

/** What a text says beside its words. Total: whatever is written is read, in time that does not grow beyond a few thousand letters. */
export function readText(models: Models, text: string): Reading {
  const part = text.length > BEGINNING + END ? `${text.slice(0, BEGINNING)} ${text.slice(-END)}` : text
  const low = plain(part)
  const language = languageIn(models.language, low)
  const naked = bare(low)
  const signs = signsOf(part, naked, lexiconOf(models, language))
  const places = placesOf(naked, models.sentiment.model.recipe)
  const likely = ({ model }: Head) => classify(model, places, signs)
  const most = <T extends string>(head: Head) => head.labels[highest(likely(head))] as T
  const share = (head: Measured) => hundredths(at(head.curve, likely(head)[1]!))
  const [bad, , good] = likely(models.sentiment)
  const irony = share(models.irony)
  return {
    language,
    sentiment: hundredths(at(models.sentiment.curve, good! - bad!)),
    isUnsure: irony >= DOUBTED || language === 'unknown',
    emotion: most<EmotionRead>(models.emotion),
    urgency: Number(most(models.urgency)) as UrgencyRead,
    kind: most<KindRead>(models.kind),
    subject: most<SubjectRead>(models.subject),
    toxicity: share(models.toxicity),
    irony,
  }
}

/** The language of a text that is `plain`. */
export function languageIn({ model, labels, curve }: Measured, low: string): LanguageRead {
  if (!/\p{L}{2}/u.test(low)) return 'unknown'
  const likely = classify(model, placesOf(low, model.recipe))
  const place = highest(likely)
  return at(curve, likely[place]!) < NAMED ? 'unknown' : (labels[place] as LanguageRead)
}

function lexiconOf({ lexicons, every }: Models, language: LanguageRead): Lexicon {
  const known = worded.find(one => one === language)
  return known === undefined ? every : lexicons[known]
}

const highest = (likely: Float32Array): number => likely.indexOf(Math.max(...likely))
const hundredths = (value: number): number => Math.round(value * 100) / 100
