/** What each model learns, and from what. */
import { bare, type Example, plain, type Plan, type Recipe } from '#learning'
import { emotionsRead, kindsRead, type LanguageRead, languagesRead, subjectsRead } from '#protocol'
import { type Lexicon, signsOf } from '#understanding'
import type { Said } from './corpus.ts'
import { readLanguages } from './languages.ts'
import { emotionsOf, isAside, mustReadSet, type Row } from './sets.ts'

/** A text, what is said of it and how much that counts; `cases` are drawn apart to see how scores are to be read. */
export type Case = {
  text: string
  language: LanguageRead
  label: number
  weight?: number
  value?: number
  /** The text that it is a piece of. */
  of?: string
}
export type HeadPlan = { labels: readonly string[]; plan: Omit<Plan, 'classes'>; cases: (sources: Sources) => Case[] }
export type Sources = { lines: readonly Said[]; folder: string }

/** All but the language look at the same, so that it is looked for once. */
const tone: Recipe = { runs: [2, 5], words: 2 }
const letters: Recipe = { runs: [1, 5], words: 2 }
const usual = { recipe: tone, bits: 17, rounds: 8, rate: 0.1, decay: 1e-4, seed: 1 }

/** `aside`: how much those count that are not for any brand. */
const ofLines = (
  lines: readonly Said[],
  told: (said: Said) => Omit<Case, 'text' | 'language'> | readonly Omit<Case, 'text' | 'language'>[],
  aside = 1,
): Case[] =>
  lines.flatMap(said => {
    const share = said.sector === 'none' ? aside : 1
    const own = { text: said.text, language: said.language }
    return [told(said)].flat().map(one => ({ ...own, ...one, weight: (one.weight ?? 1) * share }))
  })

const languageOf = (said: string): LanguageRead => languagesRead.find(one => one === said) ?? 'unknown'

/** What customers write every day, nearly all of it without an insult. */
const everyday = (folder: string): string[] => [
  ...mustReadSet(folder, 'care-conversations').flatMap(row => (row.inbound === 'True' ? [row.text!] : [])),
  ...learntFrom(folder, 'bitext-support-en')
    .slice(0, 750)
    .map(row => row.text!),
]

/** What is kept aside to measure by is never learnt from. */
const learntFrom = (folder: string, name: string): Row[] => mustReadSet(folder, name).filter(row => !isAside(row))

const saidIn = (language: LanguageRead) => ({ language, label: languagesRead.indexOf(language) })

const bad = new Set(['anger', 'disgust', 'fear', 'sadness'])

/** 0 where only bad things are felt, 2 where only joy is, 1 where nothing is; mixed feelings are left out. */
function sentimentOfEmotions(row: Row): number[] {
  const felt = emotionsOf(row)
  const hasBad = felt.some(each => bad.has(each))
  if (felt.length === 0) return [1]
  return hasBad === felt.includes('joy') ? [] : [hasBad ? 0 : 2]
}

/** The same weight to each class as a whole, by the given share. */
export function balanced(cases: readonly Case[], share = 1): Case[] {
  const counts = Map.groupBy(cases, ({ label }) => label)
  const usualCount = cases.length / counts.size
  return cases.map(one => ({
    ...one,
    weight: (one.weight ?? 1) * (usualCount / counts.get(one.label)!.length) ** share,
  }))
}

/** So many words has what is written in a hurry; of a long text so many pieces are enough. */
const pieceWords = 3
const mostPieces = 8
const shortestPiece = 6

/** The same as people write it in a hurry: a few words of it, and all of it without accents. */
export function hurried(all: readonly Case[]): Case[] {
  return all.flatMap(one => {
    const { text, weight = 1 } = one
    const words = text.split(/\s+/)
    const begins = words.length > pieceWords ? words.keys().filter(at => at % pieceWords === 0) : []
    const pieces = [...begins]
      .slice(0, mostPieces)
      .map(at => words.slice(at, at + pieceWords).join(' '))
      .filter(piece => piece.length >= shortestPiece)
    const plainly = bare(text)
    return [
      one,
      ...pieces.map(piece => ({ ...one, text: piece, of: text, weight: weight * 0.3 })),
      ...(plainly === text ? [] : [{ ...one, text: plainly, of: text, weight: weight * 0.4 }]),
    ]
  })
}

export const headPlans: Record<string, HeadPlan> = {
  language: {
    labels: languagesRead,
    plan: { ...usual, recipe: letters, bits: 18, decay: 1e-3 },
    cases: ({ lines, folder }) => {
      const whole = balanced(
        [
          ...readLanguages().map(({ text, language }) => ({ text, ...saidIn(language) })),
          ...learntFrom(folder, 'lid-lingua').map(row => ({ text: row.text!, ...saidIn(languageOf(row.label!)) })),
          ...ofLines(lines, ({ language }) => saidIn(language)),
        ],
        0.2,
      )
      return hurried(whole)
    },
  },
  sentiment: {
    labels: ['negative', 'neutral', 'positive'],
    plan: { ...usual, rounds: 12, rate: 0.014, decay: 5e-3 },
    cases: ({ lines, folder }) =>
      balanced([
        ...ofLines(lines, ({ sentiment, sector }) => ({
          label: Math.sign(sentiment) + 1,
          ...(sector !== 'none' && { value: sentiment / 2 }),
        })),
        ...learntFrom(folder, 'brighter-emotions').flatMap(row =>
          sentimentOfEmotions(row).map(label => ({
            text: row.text!,
            language: languageOf(row.lang!),
            label,
            weight: 0.7,
          })),
        ),
      ]),
  },
  emotion: {
    labels: emotionsRead,
    plan: { ...usual },
    cases: ({ lines, folder }) =>
      balanced(
        [
          ...ofLines(
            lines,
            ({ emotions }) =>
              emotions.map((emotion, at) => ({ label: emotionsRead.indexOf(emotion), weight: at === 0 ? 1 : 0.4 })),
            0.5,
          ),
          ...learntFrom(folder, 'brighter-emotions').flatMap(row => {
            const felt = emotionsOf(row)
            const told = felt.length > 0 ? felt : (['none'] as const)
            return told.map(emotion => ({
              ...{ text: row.text!, language: languageOf(row.lang!) },
              ...{ label: emotionsRead.indexOf(emotion), weight: 0.8 / told.length },
            }))
          }),
        ],
        0.5,
      ),
  },
  urgency: {
    labels: ['0', '1', '2', '3'],
    plan: { ...usual },
    cases: ({ lines }) =>
      balanced(
        ofLines(lines, ({ urgency }) => ({ label: urgency })),
        0.5,
      ),
  },
  kind: {
    labels: kindsRead,
    plan: { ...usual, rate: 0.05, decay: 1e-3 },
    cases: ({ lines }) =>
      balanced(
        ofLines(lines, ({ kind }) => ({ label: kindsRead.indexOf(kind) })),
        0.5,
      ),
  },
  subject: {
    labels: subjectsRead,
    plan: { ...usual, rate: 0.2 },
    cases: ({ lines }) => ofLines(lines, ({ intent }) => ({ label: subjectsRead.indexOf(intent) }), 0.03),
  },
  toxicity: {
    labels: ['no', 'yes'],
    plan: { ...usual, rate: 0.03, decay: 1e-2 },
    cases: ({ lines, folder }) => [
      ...balanced(
        ofLines(lines, ({ isToxic, sector }) => ({
          label: Number(isToxic),
          weight: isToxic || sector === 'none' ? 1 : 4,
        })),
        0.5,
      ),
      ...everyday(folder).map(text => ({ text, language: 'en' as const, label: 0 })),
    ],
  },
  irony: {
    labels: ['no', 'yes'],
    plan: { ...usual },
    cases: ({ lines }) =>
      balanced(
        ofLines(lines, ({ isIronic }) => ({ label: Number(isIronic), value: Number(isIronic) })),
        0.5,
      ),
  },
}

/** The text as the models see it, and what its words say. */
export function exampleOf(one: Case, recipe: Recipe, lexicon: Lexicon): Example {
  const low = plain(one.text)
  const { label, weight = 1 } = one
  if (recipe === letters) return { text: low, label, weight }
  return { text: bare(low), label, weight, signs: signsOf(one.text, bare(low), lexicon) }
}
