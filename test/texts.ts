import { IntlMessageFormat } from 'intl-messageformat'
import type { Tree } from './architecture-tree.ts'

/** Key → message, of one language. */
export type Catalogue = Record<string, string>

export type Texts = {
  catalogues: Record<string, Catalogue>
  /** Prefixes of keys that the code puts together (`t(`reason.${code}`)`), each with where that happens. */
  dynamic: Record<string, string>
  sources: Tree
}

/** One sentence per breach. */
export function textFaults({ catalogues, dynamic, sources }: Texts): string[] {
  const keys = [...new Set(Object.values(catalogues).flatMap(Object.keys))].toSorted()
  return [
    ...keys.flatMap(key => messageFaults(key, catalogues)),
    ...useFaults(keys, dynamic, codeOf(sources)),
    ...Object.entries(catalogues).flatMap(([language, catalogue]) => emptyFaults(language, catalogue)),
  ]
}

function messageFaults(key: string, catalogues: Record<string, Catalogue>): string[] {
  const shapes = new Map<string, string>()
  const faults: string[] = []
  for (const [language, { [key]: message }] of Object.entries(catalogues)) {
    if (message === undefined) {
      faults.push(`${key}: is missing in ${language}`)
      continue
    }
    try {
      const { getAst } = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
      shapes.set(language, argumentsOf(getAst()).join(', '))
      if (message.includes("'")) faults.push(`${key}: has a straight apostrophe in ${language}`)
    } catch (error) {
      faults.push(`${key}: is no message in ${language} (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  if (new Set(shapes.values()).size <= 1) return faults
  return [
    ...faults,
    `${key}: takes other arguments in ${[...shapes].map(([language, shape]) => `${language} (${shape})`).join(' than in ')}`,
  ]
}

const emptyFaults = (language: string, catalogue: Catalogue) =>
  Object.entries(catalogue).flatMap(([key, message]) =>
    message.trim() === '' ? [`${key}: is empty in ${language}`] : [],
  )

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names of what a message takes; of a choice also its cases, since the code sends them. */
function argumentsOf(elements: Element[]): string[] {
  const found = elements.flatMap(element => {
    if (!('value' in element) || element.type === 0) return []
    if (!('options' in element)) return [element.value]
    const options = Object.entries(element.options)
    const isChoice = !('pluralType' in element)
    const name = isChoice
      ? `${element.value}:${options
          .map(([option]) => option)
          .toSorted()
          .join('|')}`
      : element.value
    return [name, ...options.flatMap(([, option]) => argumentsOf(option.value))]
  })
  return [...new Set(found)].toSorted()
}

type Code = { literals: Set<string>; asked: Set<string>; built: Set<string>; faults: Set<string> }

const literal = /(['"])((?:(?!\1)[^\\\n])*)\1/g
const asked = /\b(?:t|text)\(\s*['"]([^'"\n]+)['"]/g
const built = /\b(?:t|text)\(\s*`([^`$]*)\$\{/g
const fault = /\bnew Fault\(\s*['"]([^'"\n]+)['"]/g

/** What the code says of texts, tests apart. */
function codeOf(sources: Tree): Code {
  const code = [...sources].filter(
    ([path]) => /\.(tsx?|mjs)$/.test(path) && !/\.(test|story)\.tsx?$|^(test|bench)\//.test(path),
  )
  const all = (pattern: RegExp, group: number) =>
    new Set(code.flatMap(([, source]) => [...source.matchAll(pattern)].map(found => found[group]!)))
  return { literals: all(literal, 2), asked: all(asked, 1), built: all(built, 1), faults: all(fault, 1) }
}

function useFaults(keys: string[], dynamic: Record<string, string>, code: Code): string[] {
  const there = new Set(keys)
  const prefixes = Object.keys(dynamic)
  const isNamed = (start: string) => start.startsWith('fault.') || prefixes.some(prefix => start.startsWith(prefix))
  const isUsed = (key: string) =>
    code.literals.has(key) || prefixes.some(prefix => key.startsWith(prefix)) || isFault(key, code)
  return [
    ...[...code.asked].filter(key => !there.has(key)).map(key => `${key}: is used, but there is no such text`),
    ...[...code.faults].filter(name => !there.has(`fault.${name}`)).map(name => `fault.${name}: a fault without words`),
    ...keys.filter(key => !isUsed(key)).map(key => `${key}: is never used`),
    ...[...code.built]
      .filter(start => !isNamed(start))
      .map(start => `${start}: is put together, but not named as a prefix`),
    ...prefixes
      .filter(prefix => !keys.some(key => key.startsWith(prefix)))
      .map(prefix => `${prefix}: is named as a prefix, but no text has it`),
  ]
}

const isFault = (key: string, { literals }: Code) =>
  key.startsWith('fault.') && literals.has(key.slice('fault.'.length))
