import { at, bare, classify, classifyAll, placesOf, plain } from '#learning'
import type { EmotionRead, KindRead, LanguageRead, Reading, SubjectRead, UrgencyRead } from '#protocol'
import type { Lexicon } from './lexicon.ts'
import { type Measured, type Models, toneHeads, worded } from './models.ts'
import { signsOf } from './signs.ts'

/** Of longer texts the beginning and the end are read: what a message wants stands there. */
const BEGINNING = 3000
const END = 1000

/** A language that is less likely than this is not named. */
const NAMED = 0.4
/** What is meant may be the contrary from here on. */
const DOUBTED = 0.3

/** What a text says beside its words. Total: whatever is written is read, in time that does not grow beyond a few thousand letters. */
export function readText(models: Models, text: string): Reading {
  const { language, places, signs } = looked(models, text)
  const likely = Object.fromEntries(
    classifyAll(models.tone, places, signs).map((each, place) => [toneHeads[place]!, each]),
  ) as Record<(typeof toneHeads)[number], Float32Array>
  const most = <T extends string>(head: (typeof toneHeads)[number]) => models[head].labels[highest(likely[head])] as T
  const [bad, , good] = likely.sentiment
  const irony = hundredths(at(models.irony.curve, likely.irony[1]!))
  return {
    language,
    sentiment: hundredths(at(models.sentiment.curve, good! - bad!)),
    isUnsure: irony >= DOUBTED || language === 'unknown',
    emotion: most<EmotionRead>('emotion'),
    urgency: Number(most('urgency')) as UrgencyRead,
    kind: most<KindRead>('kind'),
    subject: most<SubjectRead>('subject'),
    toxicity: hundredths(likely.toxicity[1]!),
    irony,
  }
}

/** What a text is looked at by: every model but that of the language sees the same. */
function looked(models: Models, text: string) {
  const part = text.length > BEGINNING + END ? `${text.slice(0, BEGINNING)} ${text.slice(-END)}` : text
  const low = plain(part)
  const language = languageIn(models.language, low)
  const naked = bare(low)
  const places = placesOf(naked, models.sentiment.model.recipe)
  return { language, places, signs: signsOf(part, naked, lexiconOf(models, language)) }
}

/** Which of its classes the model of feelings names: negative, neutral or positive, each as likely as the others. */
export function feelingIn(models: Models, text: string): string {
  const { places, signs } = looked(models, text)
  return models.sentiment.labels[highest(classify(models.sentiment.model, places, signs))]!
}

/** The language of a text that is `plain`. */
export function languageIn({ model, labels, curve }: Measured, low: string): LanguageRead {
  if (!/\p{Script=Latin}{2}/u.test(low)) return 'unknown'
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
