import { masked } from '#personal'

const longest = 4000
/** "Ana Ruiz", "Laura de la Fuente": who somebody else is, too. A place or a product so hidden changes no label. */
const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’]+(?:[ \t](?:de |del |de la |la |y |van )?\p{Lu}[\p{Ll}'’]+)+/gu
const introduced =
  /(?<![\p{L}\p{N}])((?:me llamo|mi nombre es|my name is|soy|je m'appelle|mi chiamo|meu nome é|em dic|ich heiße)[ \t]+)(\p{Lu}[\p{L}'’]+)/giu
/** One of another server has two signs: "@marta@mastodon.example". */
const handles = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_]+(?:[.@][\p{L}\p{N}_]+)*/gu
const words = /\p{L}[\p{L}'’]*/gu

/**
 * What of a message leaves the house: without anything that tells who somebody is, names included, and cut where it is long.
 * `names`: how the customer is called, wherever it is known; each word of them is hidden, too. Pure.
 */
export function leaving(text: string, names: readonly string[]): string {
  const told = new Set(names.flatMap(name => [...name.matchAll(words)].map(([word]) => plain(word))).filter(isTelling))
  const without = masked(text, { names })
    .replace(handles, '[handle]')
    .replace(capitalised, '[name]')
    .replace(introduced, (_, before: string) => `${before}[name]`)
    .replace(words, (word, at: number, all: string) =>
      told.has(plain(word)) && !(all[at - 1] === '[' && all[at + word.length] === ']') ? '[name]' : word,
    )
  return without.length > longest ? `${without.slice(0, longest).toWellFormed()}…` : without
}

const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const particles = new Set(['del', 'las', 'los', 'dos', 'von', 'van', 'der', 'san'])
const isTelling = (word: string): boolean => word.length > 2 && !particles.has(word)
