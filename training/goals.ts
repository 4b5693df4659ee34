/**
 * How well the shipped models do on public sets whose licences let them measure and nothing else, and on our own lines. Of
 * each set only the rows kept aside for this are looked at: those whose SHA-1 ends in 3 or 4.
 */
import { classify, type Figures, figuresOf, manyClasses, packed, placesOf, plain, train } from '#learning'
import type { Reading } from '#protocol'
import { feelingIn, type Models, readText } from '#understanding'
import { calibrationError } from './cards.ts'
import type { Said } from './corpus.ts'
import { emotionsOf, isAside, readSet, type Row } from './sets.ts'

/** `figure`: macro-F1 unless said. `must` and `aim`: what is asked of it. */
export type Goal = { task: string; rows: number; figure: number; must?: number; aim?: number }

const feelings = ['negative', 'neutral', 'positive']

export function measureGoals(folder: string, models: Models): Goal[] {
  const read = (text: string): Reading => readText(models, text)
  const rowsOf = (name: string, keep: (row: Row) => boolean = () => true): Row[] =>
    (readSet(folder, name) ?? []).filter(row => isAside(row) && keep(row))
  const goal = (task: string, rows: readonly Row[], look: Look, asked: Partial<Goal> = {}): Goal => {
    const figures = figuresOf(
      rows.map(row => look.is(row)),
      rows.map(row => look.told(read(row.text!), row.text!)),
      look.classes,
    )
    return { task, rows: rows.length, figure: (look.of ?? (({ macroF1 }) => macroF1))(figures), ...asked }
  }
  const feeling: Look = {
    classes: 3,
    is: ({ label }) => feelings.indexOf(label!),
    told: (_, text) => feelings.indexOf(feelingIn(models, text)),
  }
  const complaint: Look = {
    classes: 2,
    is: ({ label }) => Number(label),
    told: ({ kind }) => Number(kind === 'complaint'),
  }
  const toxic = (is: (row: Row) => boolean): Look => ({
    ...{ classes: 2, is: row => Number(is(row)), told: ({ toxicity }) => Number(toxicity >= 0.5) },
  })
  const language = (labels: readonly string[]): Look => ({
    classes: labels.length + 1,
    is: ({ label, lang }) => labels.indexOf(lang || label!),
    told: reading => (labels.includes(reading.language) ? labels.indexOf(reading.language) : labels.length),
    of: ({ accuracy }) => accuracy,
  })
  const tweets = (lang: string) => rowsOf('tweets-multi', row => row.lang === lang)
  const six = ['es', 'pt', 'ca', 'gl', 'eu', 'en']
  const four = ['en', 'es', 'fr', 'pt']
  return [
    goal('sentiment, airline-en', rowsOf('airline-en'), feeling, { must: 0.62, aim: 0.76 }),
    goal('sentiment, airline-es', rowsOf('airline-es'), feeling, { must: 0.5, aim: 0.58 }),
    goal('sentiment, tweets-multi en', tweets('en'), feeling, { must: 0.59, aim: 0.63 }),
    goal('sentiment, tweets-multi es', tweets('es'), feeling, { must: 0.54, aim: 0.58 }),
    goal('sentiment, tweets-multi fr', tweets('fr'), feeling, { must: 0.5, aim: 0.62 }),
    goal('sentiment, tweets-multi pt', tweets('pt'), feeling, { must: 0.53, aim: 0.64 }),
    goal('sentiment, tass2020-es', rowsOf('tass2020-es'), feeling),
    goal('sentiment, semeval-en', rowsOf('semeval-sentiment-en'), feeling),
    goal('complaint, acl-en', rowsOf('complaints-acl-en'), complaint, { must: 0.72, aim: 0.83 }),
    goal('complaint, airline-telecom-en', rowsOf('complaints-airline-telecom-en'), complaint, {
      must: 0.72,
      aim: 0.83,
    }),
    goal(
      'toxicity, offendes-es',
      rowsOf('offendes-es'),
      toxic(({ label }) => label === 'OFP' || label === 'OFG'),
      { must: 0.65, aim: 0.79 },
    ),
    goal(
      'toxicity, told-br-pt',
      rowsOf('told-br-pt'),
      toxic(({ label }) => label === 'toxic'),
      { must: 0.62, aim: 0.7 },
    ),
    goal(
      'toxicity, offensive-en',
      rowsOf('tweeteval-offensive-en'),
      toxic(({ label }) => label === 'offensive'),
    ),
    goal(
      'false toxic alarms, brand-unlabelled',
      rowsOf('brand-unlabelled'),
      { ...toxic(() => false), of: alarms },
      { must: 0.01, aim: 0.003 },
    ),
    goal('irony, tweeteval-en', rowsOf('tweeteval-irony-en'), {
      classes: 2,
      is: ({ label }) => Number(label === 'irony'),
      told: ({ irony }) => Number(irony >= 0.3),
    }),
    ...['es', 'en', 'pt'].map(lang =>
      emotionGoal(
        lang,
        rowsOf('brighter-emotions', row => row.lang === lang),
        read,
      ),
    ),
    goal(
      'language, tweets en es fr pt (accuracy)',
      rowsOf('tweets-multi', ({ lang }) => four.includes(lang!)),
      language(four),
      { must: 0.985, aim: 0.995 },
    ),
    goal(
      'language, tweetlid (accuracy)',
      rowsOf('lid-tweetlid', ({ label }) => six.includes(label!)),
      language(six),
      { must: 0.92, aim: 0.95 },
    ),
    intentGoal(folder, 'banking77-en', { must: 0.9, aim: 0.93 }),
    intentGoal(folder, 'clinc150-en', { must: 0.91, aim: 0.95 }),
  ].filter(({ rows }) => rows > 0)
}

type Look = {
  classes: number
  is: (row: Row) => number
  told: (reading: Reading, text: string) => number
  of?: (figures: Figures) => number
}

/** The share of those that are not, and were said to be. */
const alarms = ({ confusion: [no] }: Figures): number => no![1]! / (no![0]! + no![1]!)

/** The strongest emotion that was told must be among those that people named; the figure is the share of such. */
function emotionGoal(lang: string, rows: readonly Row[], read: (text: string) => Reading): Goal {
  const right = rows.filter(row => {
    const felt = emotionsOf(row)
    const { emotion } = read(row.text!)
    return felt.length === 0 ? emotion === 'none' : felt.includes(emotion)
  })
  return {
    task: `emotion named among those felt, brighter ${lang} (accuracy)`,
    rows: rows.length,
    figure: right.length / rows.length,
  }
}

/** Not a shipped model, but what a brand's own reasons are learnt with: many classes, short texts, one language. */
function intentGoal(folder: string, name: string, asked: Partial<Goal>): Goal {
  const all = (readSet(folder, name) ?? []).filter(({ label }) => label !== 'oos')
  const labels = [...new Set(all.map(({ label }) => label!))].toSorted()
  const exampleOf = (row: Row) => ({ text: plain(row.text!), label: labels.indexOf(row.label!) })
  const plan = { ...manyClasses, classes: labels.length }
  const aside = all.filter(isAside)
  const model = packed(train(all.filter(row => !isAside(row)).map(exampleOf), plan))
  const told = aside.map(row => {
    const likely = classify(model, placesOf(plain(row.text!), plan.recipe))
    return likely.indexOf(Math.max(...likely))
  })
  const is = aside.map(row => labels.indexOf(row.label!))
  return { task: `intent, ${name}`, rows: aside.length, figure: figuresOf(is, told, labels.length).macroF1, ...asked }
}

/** On our own test lines. */
export function measureOwn(told: readonly { said: Said; reading: Reading }[]): Goal[] {
  const scores = told.map(({ said, reading }) => ({ score: reading.sentiment, value: said.sentiment / 2 }))
  return [
    {
      task: 'calibration error of the score, own test',
      rows: told.length,
      figure: calibrationError(scores),
      must: 0.05,
    },
  ]
}
