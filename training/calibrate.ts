/** How the scores of a model are to be read: seen on cases that it had not learnt from. */
import {
  classify,
  type Curve,
  type Example,
  type Linear,
  packed,
  type Plan,
  placesOf,
  risingCurve,
  train,
} from '#learning'
import type { Case } from './heads.ts'

const FOLDS = 3

type Seen = { score: number; value: number }
type Look = (likely: Float32Array, one: Case) => Seen[]

/** What a score is, and what people said of the same text. */
const looks: Record<string, Look> = {
  language: (likely, { label }) => [
    { score: Math.max(...likely), value: Number(likely.indexOf(Math.max(...likely)) === label) },
  ],
  sentiment: ([bad, , good], { value }) => (value === undefined ? [] : [{ score: good! - bad!, value }]),
  irony: ([, yes], { value }) => (value === undefined ? [] : [{ score: yes!, value }]),
}

/** The curve of a model that has one: each third of the cases is told by a model of the others. */
export function calibrated(
  name: string,
  cases: readonly Case[],
  examples: readonly Example[],
  plan: Plan,
): Curve | undefined {
  const look = looks[name]
  if (look === undefined) return undefined
  const seen = Array.from({ length: FOLDS }, (_, fold) => {
    const model = packed(
      train(
        examples.filter((_, at) => foldOf(cases[at]!) !== fold),
        plan,
      ),
    )
    return cases.flatMap((one, at) => (foldOf(one) === fold ? look(told(model, examples[at]!), one) : []))
  })
  return risingCurve(seen.flat(), 100).map(([score, value]) => [rounded(score), rounded(value)] as const)
}

const told = (model: Linear, { text, signs }: Example): Float32Array =>
  classify(model, placesOf(text, model.recipe), signs)

/** By the whole text, so that neither it nor a piece of it stands on both sides. */
function foldOf({ text: said, of: text = said }: Case): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) >>> 0
  return sum % FOLDS
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
