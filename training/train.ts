/**
 * Trains the models that come with the product: `npm run train -- --data FOLDER [--into FOLDER]`. FOLDER holds the public
 * sets that README.md names. The same lines, words and sets give the same files to the byte.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Curve, packed, train, written } from '#learning'
import { lexiconsOf, type Models, modelsFolder, type VersionFile, type WordsFile } from '#understanding'
import { calibrated } from './calibrate.ts'
import { writeCards } from './cards.ts'
import { readCorpus } from './corpus.ts'
import { type Case, exampleOf, type HeadPlan, headPlans, type Sources } from './heads.ts'
import { readWords } from './words.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, into: { type: 'string' } } })
if (values.data === undefined) {
  process.stderr.write('It needs the folder of the public sets: npm run train -- --data FOLDER\n')
  process.exit(2)
}
const into = values.into ?? fileURLToPath(modelsFolder)
mkdirSync(into, { recursive: true })
const files = new Map<string, Uint8Array>()

const words = Object.fromEntries(
  Object.entries(readWords()).map(([name, said]) => [
    name,
    said.map(({ form, entry: { valence, emotion, role } }) => [form, valence, emotion, role] as const),
  ]),
) as unknown as WordsFile
files.set('words.json', json(words))
const { lexicons, every } = lexiconsOf(words)
const lexiconFor = ({ language }: Case) => lexicons[language as keyof Models['lexicons']] ?? every

const sources: Sources = { lines: readCorpus('lines'), folder: values.data }
for (const [name, head] of Object.entries(headPlans)) files.set(`${name}.model`, trained(name, head))
const version = createHash('sha256')
for (const bytes of files.values()) version.update(bytes)
files.set('version.json', json({ version: version.digest('hex').slice(0, 12) } satisfies VersionFile))
for (const [name, bytes] of files) writeFileSync(join(into, name), bytes)
await writeCards(into, sources)

function trained(name: string, { labels, plan, cases }: HeadPlan): Uint8Array {
  const began = performance.now()
  const all = cases(sources)
  const examples = all.map(one => exampleOf(one, plan.recipe, lexiconFor(one)))
  const whole = { ...plan, classes: labels.length }
  const curve: Curve | undefined = calibrated(name, all, examples, whole)
  const model = packed(train(examples, whole))
  process.stdout.write(`${name}: ${all.length} examples, ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  return written({ model, labels, more: curve ? { curve } : {} })
}

function json(of: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(of)}\n`)
}
