/** A card beside each model: what it tells, from what it learnt, how well, and where it fails. */
import { readFile } from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresOf } from '#learning'
import { loadModels, type Models, readText } from '#understanding'
import type { Reading } from '#protocol'
import { languages, readCorpus, type Said } from './corpus.ts'
import { headPlans, type Sources } from './heads.ts'
import { cardWords } from './card-words.ts'

type Told = { said: Said; reading: Reading }
type Look = {
  labels: readonly string[]
  is: (said: Said) => number
  told: (reading: Reading, models: Models) => number
}

const within = (labels: readonly string[], label: string): number => labels.indexOf(label)

/** What each model is asked, and what people said: on the lines that it never learnt from. */
export const looks: Record<string, Look> = {
  language: {
    labels: headPlans.language!.labels,
    is: ({ language }) => within(headPlans.language!.labels, language),
    told: ({ language }) => within(headPlans.language!.labels, language),
  },
  sentiment: {
    labels: ['negative', 'neutral', 'positive'],
    is: ({ sentiment }) => Math.sign(sentiment) + 1,
    told: ({ sentiment }) => feelingOf(sentiment) + 1,
  },
  emotion: {
    labels: headPlans.emotion!.labels,
    is: ({ emotions }) => within(headPlans.emotion!.labels, emotions[0]!),
    told: ({ emotion }) => within(headPlans.emotion!.labels, emotion),
  },
  urgency: {
    labels: headPlans.urgency!.labels,
    is: ({ urgency }) => urgency,
    told: ({ urgency }) => urgency,
  },
  kind: {
    labels: headPlans.kind!.labels,
    is: ({ kind }) => within(headPlans.kind!.labels, kind),
    told: ({ kind }) => within(headPlans.kind!.labels, kind),
  },
  subject: {
    labels: headPlans.subject!.labels,
    is: ({ intent }) => within(headPlans.subject!.labels, intent),
    told: ({ subject }) => within(headPlans.subject!.labels, subject),
  },
  toxicity: {
    labels: ['no', 'yes'],
    is: ({ isToxic }) => Number(isToxic),
    told: ({ toxicity }) => Number(toxicity >= 0.5),
  },
  irony: {
    labels: ['no', 'yes'],
    is: ({ isIronic }) => Number(isIronic),
    told: ({ irony }) => Number(irony >= 0.5),
  },
}

/** Below and above this a score is a feeling (the bound of the sentiment conversion). */
export const FELT = 0.25
export const feelingOf = (sentiment: number): number => (sentiment <= -FELT ? -1 : sentiment >= FELT ? 1 : 0)

/** How far scores lie from what people said, over ten groups of equal size (expected calibration error). */
export function calibrationError(told: readonly { score: number; value: number }[], groups = 10): number {
  const sorted = told.toSorted((one, other) => one.score - other.score)
  const size = Math.ceil(sorted.length / groups)
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / (all.length || 1)
  const parts = Array.from({ length: groups }, (_, at) => sorted.slice(at * size, (at + 1) * size))
  return parts.reduce((error, part) => {
    const gap = mean(part.map(({ score }) => score)) - mean(part.map(({ value }) => value))
    return error + (Math.abs(gap) * part.length) / (sorted.length || 1)
  }, 0)
}

export async function readTest(folder: string): Promise<{ models: Models; told: Told[] }> {
  const models = await loadModels(name => readFile(join(folder, name)))
  return { models, told: readCorpus('test').map(said => ({ said, reading: readText(models, said.text) })) }
}

export async function writeCards(folder: string, sources: Sources): Promise<void> {
  const { models, told } = await readTest(folder)
  for (const [name, look] of Object.entries(looks)) {
    const learnt = headPlans[name]!.cases(sources).length
    writeFileSync(join(folder, `${name}.md`), cardOf(name, look, told, models, learnt))
  }
}

function cardOf(name: string, look: Look, told: readonly Told[], models: Models, learnt: number): string {
  const figures = (some: readonly Told[]) =>
    figuresOf(
      some.map(({ said }) => look.is(said)),
      some.map(({ reading }) => look.told(reading, models)),
      look.labels.length,
    )
  const all = figures(told)
  const { tells, data, limits } = cardWords[name]!
  const used = look.labels.flatMap((label, at) =>
    all.confusion.some(row => row[at]! > 0) || all.confusion[at]!.some(n => n > 0) ? [{ label, at }] : [],
  )
  const byLanguage = languages.map(language => {
    const { macroF1, accuracy } = figures(told.filter(({ said }) => said.language === language))
    return `| ${language} | ${accuracy.toFixed(2)} | ${macroF1.toFixed(2)} |`
  })
  const matrix =
    used.length > 12
      ? []
      : [
          '',
          'Rows what people said, columns what the model says:',
          '',
          `| | ${used.map(({ label }) => label).join(' | ')} | F1 |`,
          `|---|${used.map(() => '---:|').join('')}---:|`,
          ...used.map(
            ({ label, at }) =>
              `| ${label} | ${used.map(other => all.confusion[at]![other.at]).join(' | ')} | ${all.f1[at]!.toFixed(2)} |`,
          ),
        ]
  const error =
    name === 'sentiment'
      ? [
          `Calibration error of the score: ${calibrationError(told.map(({ said, reading }) => ({ score: reading.sentiment, value: said.sentiment / 2 }))).toFixed(3)}.`,
          '',
        ]
      : []
  return [
    `# ${name}`,
    '',
    tells,
    '',
    `**Learnt from** ${learnt.toLocaleString('en')} examples: ${data}`,
    '',
    `**Licence**: that of the project. **Version** ${models.version}.`,
    '',
    `**Figures** on the ${told.length.toLocaleString('en')} test lines of \`training/test\`, which no model learnt from: accuracy ${all.accuracy.toFixed(3)}, macro-F1 ${all.macroF1.toFixed(3)}.`,
    '',
    ...error,
    '| | accuracy | macro-F1 |',
    '|---|---:|---:|',
    ...byLanguage,
    ...matrix,
    '',
    `**Limits**: ${limits}`,
    '',
  ].join('\n')
}
