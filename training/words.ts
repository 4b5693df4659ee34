/** The words that say a feeling, by language, as they were written down for this project. README.md says what they mean. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emotionsRead } from '#protocol'
import { type Entry, roles } from '#understanding'
import { type Language, languages } from './corpus.ts'

export type Said = { form: string; entry: Entry }
/** Pictures say the same in every language. */
export type Words = Record<Language | 'pictures', Said[]>

const header = 'forms\tvalence\temotion\trole'

/** @throws Error that names the file and the line that is not as it should be */
export function readWords(): Words {
  const all = [...languages, 'pictures'] as const
  return Object.fromEntries(all.map(name => [name, readFile(`${name}.tsv`)])) as Words
}

function readFile(file: string): Said[] {
  const [first, ...lines] = readFileSync(join(import.meta.dirname, 'words', file), 'utf8').split('\n')
  if (first !== header) throw new Error(`${file}: its first line is not ${header}`)
  return lines.flatMap((line, at) => (line === '' ? [] : readLine(line, `${file}:${at + 2}`)))
}

function readLine(line: string, place: string): Said[] {
  const [forms = '', valence = '', emotion, role, ...rest] = line.split('\t')
  const entry = {
    valence: Number(valence),
    emotion: emotionsRead.find(each => each === emotion),
    role: roles.find(each => each === role),
  }
  const isSound = /^-?[0-3]$/.test(valence) && entry.emotion && entry.role && rest.length === 0
  if (!isSound) throw new Error(`${place}: ${line}`)
  return forms.split('|').map(form => ({ form, entry: entry as Entry }))
}
