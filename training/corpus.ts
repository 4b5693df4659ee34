/** The lines written for this project: what customers say to brands, with what they mean by it. README.md says how they are labelled. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emotionsRead, kindsRead, subjectsRead } from '#protocol'

export const channels = ['whatsapp', 'dm', 'comment', 'x', 'email', 'review', 'chat', 'call', 'community'] as const
export const languages = ['es', 'en', 'fr', 'pt'] as const
export const sectors = [
  ...['fashion', 'grocery', 'electronics', 'furniture', 'telecom', 'energy', 'bank', 'insurance', 'airline', 'rail'],
  ...['hotel', 'restaurant', 'delivery', 'health', 'beauty', 'software', 'public', 'education', 'gym', 'events'],
  ...['cars', 'pets', 'none'],
] as const

export type Language = (typeof languages)[number]
export type Part = 'lines' | 'test'

/** One message; `sentiment` from −2 to 2, `urgency` from 0 to 3, the stronger emotion first. */
export type Said = {
  language: Language
  text: string
  channel: (typeof channels)[number]
  sector: (typeof sectors)[number]
  sentiment: number
  emotions: readonly (typeof emotionsRead)[number][]
  urgency: number
  kind: (typeof kindsRead)[number]
  intent: (typeof subjectsRead)[number]
  isToxic: boolean
  isIronic: boolean
}

const header = 'text\tchannel\tsector\tsentiment\temotion\turgency\tkind\tintent\ttoxic\tirony'

/** `lines` may train models, `test` only measures them. @throws Error that names the file and the line that is not as it should be */
export function readCorpus(part: Part): Said[] {
  return languages.flatMap(language =>
    globSync([`${language}.tsv`, `${language}/*.tsv`], { cwd: join(import.meta.dirname, part) })
      .toSorted()
      .flatMap(file => readFile(join(part, file), language)),
  )
}

function readFile(file: string, language: Language): Said[] {
  const [first, ...lines] = readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')
  if (first !== header) throw new Error(`${file}: its first line is not ${header}`)
  return lines.flatMap((line, at) => (line === '' ? [] : readLine(line, language, `${file}:${at + 2}`)))
}

function readLine(line: string, language: Language, place: string): Said {
  const fields = line.split('\t')
  if (fields.length !== 10) throw new Error(`${place}: ${fields.length} columns instead of 10`)
  const [text, channel, sector, sentiment, emotion, urgency, kind, intent, toxic, irony] = fields as [
    ...[string, string, string, string, string, string, string, string, string, string],
  ]
  const oneOf = <T extends string>(all: readonly T[], said: string): T => {
    const found = all.find(each => each === said)
    if (found === undefined) throw new Error(`${place}: ${said} is none of ${all.join(', ')}`)
    return found
  }
  return {
    language,
    text: text.replaceAll('\\n', '\n'),
    channel: oneOf(channels, channel),
    sector: oneOf(sectors, sector),
    sentiment: Number(oneOf(['-2', '-1', '0', '1', '2'], sentiment)),
    emotions: emotion.split('+').map(each => oneOf(emotionsRead, each)),
    urgency: Number(oneOf(['0', '1', '2', '3'], urgency)),
    kind: oneOf(kindsRead, kind),
    intent: oneOf(subjectsRead, intent),
    isToxic: oneOf(['0', '1'], toxic) === '1',
    isIronic: oneOf(['0', '1'], irony) === '1',
  }
}
