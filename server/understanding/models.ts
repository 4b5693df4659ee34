import { type Curve, joined, type Joint, type Linear, opened, type Titled } from '#learning'
import type { LanguageRead } from '#protocol'
import { type Entry, type Lexicon, lexiconOf } from './lexicon.ts'

/** What a model calls its classes, in the order of what it says. */
export type Head = { model: Linear; labels: readonly string[] }
/** A score that is read by a curve to mean what it says: as often, or as strongly, as people do. */
export type Measured = Head & { curve: Curve }

/** What is told of the tone, in one go. */
export const toneHeads = ['sentiment', 'emotion', 'urgency', 'kind', 'subject', 'toxicity', 'irony'] as const
type ToneHead = (typeof toneHeads)[number]
type MeasuredHead = 'sentiment' | 'irony'
/** Languages whose words are known. */
export const worded = ['es', 'en', 'fr', 'pt'] as const satisfies readonly LanguageRead[]

export type Models = Record<Exclude<ToneHead, MeasuredHead>, Head> &
  Record<'language' | MeasuredHead, Measured> & {
    /** The models of the tone, in their order. */
    tone: Joint
    /** Says which models these are: readings made by others are made anew. */
    version: string
    lexicons: Record<(typeof worded)[number], Lexicon>
    /** Of all languages, for texts of none of them. */
    every: Lexicon
  }

/** A form, its valence, its emotion and its role, as they are written down beside the models. */
type Line = [form: string, valence: number, emotion: Entry['emotion'], role: Entry['role']]
export type WordsFile = Record<(typeof worded)[number] | 'pictures', Line[]>
export type VersionFile = { version: string }

/** Where the models lie that come with the product. */
export const modelsFolder = new URL('models/', import.meta.url)

/** The models of a folder; `read` gives a file of it. @throws Error where one is missing or is no model */
export async function loadModels(read: (name: string) => Promise<Uint8Array>): Promise<Models> {
  const json = async <T>(name: string) => JSON.parse(new TextDecoder().decode(await read(name))) as T
  const head = async (name: string) => opened(await read(`${name}.model`))
  const [{ version }, words, language, ...told] = await Promise.all([
    json<VersionFile>('version.json'),
    json<WordsFile>('words.json'),
    head('language'),
    ...toneHeads.map(head),
  ])
  const shown = ({ model, labels, more }: Titled) => ({ model, labels, ...more })
  const tone = Object.fromEntries(toneHeads.map((name, place) => [name, shown(told[place]!)]))
  return {
    ...(tone as Record<ToneHead, Measured>),
    ...{ version, language: shown(language) as Measured, tone: joined(told.map(({ model }) => model)) },
    ...lexiconsOf(words),
  }
}

export function lexiconsOf(words: WordsFile): Pick<Models, 'lexicons' | 'every'> {
  const said = (lines: readonly Line[]) =>
    lines.map(([form, valence, emotion, role]) => ({ form, entry: { valence, emotion, role } }))
  const of = (...names: (keyof WordsFile)[]) => lexiconOf(names.flatMap(name => said(words[name])))
  return {
    lexicons: {
      es: of('pictures', 'es'),
      en: of('pictures', 'en'),
      fr: of('pictures', 'fr'),
      pt: of('pictures', 'pt'),
    },
    every: of('pictures', ...worded),
  }
}
