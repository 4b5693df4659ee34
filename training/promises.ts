/** What brands write to customers, and what of it is promised by when. README.md says how the lines are labelled. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from './corpus.ts'

export const promised = ['call', 'refund', 'deliver', 'answer', 'repair', 'send', 'other'] as const

/** One line; `due` as it stands in the file: nothing, `?`, a day, `<` and the end of a span, or a moment. */
export type Line = {
  language: Language
  text: string
  kinds: readonly (typeof promised)[number][]
  due: string
  /** Every second line is kept from whoever builds. */
  isAside: boolean
}

const header = 'text\tpromises\tdue'
const shape = /^(?:|\?|\d\d-\d\d|<?\d\d-\d\dT\d\d:\d\d)$/

/** @throws Error that names the file and the line that is not as it should be */
export const readPromises = (): Line[] => languages.flatMap(readLanguage)

function readLanguage(language: Language): Line[] {
  const file = join(import.meta.dirname, 'promises', `${language}.tsv`)
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n')
  if (first !== header) throw new Error(`${file}: its first line is not ${header}`)
  return lines.flatMap((line, at) => (line === '' ? [] : readLine(line, language, `${file}:${at + 2}`, at % 2 === 1)))
}

function readLine(line: string, language: Language, place: string, isAside: boolean): Line {
  const [text, said, due, ...more] = line.split('\t')
  if (text === undefined || said === undefined || due === undefined || more.length > 0)
    throw new Error(`${place}: not three columns`)
  if (!shape.test(due)) throw new Error(`${place}: ${due} is no date`)
  const kinds = (said === '-' ? [] : said.split('+')).map(each => {
    const kind = promised.find(one => one === each)
    if (kind === undefined) throw new Error(`${place}: ${each} is none of ${promised.join(', ')}`)
    return kind
  })
  return { language, text, kinds, due, isAside }
}
