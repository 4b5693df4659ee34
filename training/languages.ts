/** Texts of languages that the lines are not in, so that they are told apart. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LanguageRead, languagesRead } from '#protocol'

/** @throws Error that names the line that is not as it should be */
export function readLanguages(): { text: string; language: LanguageRead }[] {
  const [first, ...lines] = readFileSync(join(import.meta.dirname, 'languages.tsv'), 'utf8').split('\n')
  if (first !== 'text\tlanguage') throw new Error('languages.tsv: its first line is not text and language')
  return lines.flatMap((line, at) => {
    if (line === '') return []
    const [text = '', said, ...rest] = line.split('\t')
    const language = languagesRead.find(one => one === said)
    if (!language || text === '' || rest.length > 0) throw new Error(`languages.tsv:${at + 2}: ${line}`)
    return [{ text, language }]
  })
}
