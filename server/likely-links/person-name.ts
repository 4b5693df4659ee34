import { fold } from '#personal'

/** A name as it is compared: its words without accents, capitals and ornaments, the given name first. */
export type PersonName = {
  words: readonly string[]
  /** Letters of another script stand in for those that they look like: somebody wants to be taken for another. */
  isDisguised: boolean
  /** Otherwise it is of a shop or a firm, made for a screen or empty: it tells nothing of a person. */
  isTelling: boolean
}

const particles = new Set(
  'de del la las los da do dos das van von der den di y e i el al sr sra srta dr dra don dona mr mrs ms'.split(' '),
)
const firms = new Set(
  'bar cafe cafeteria restaurante taller tienda clinica farmacia hotel hostal peluqueria panaderia ferreteria floristeria libreria estanco autoescuela gestoria inmobiliaria asesoria talleres transportes construcciones sl slu sa cb scoop asociacion club colegio fundacion grupo shop store team official oficial'.split(
    ' ',
  ),
)
/** Made for a screen: it says how somebody is found, not how they are called. */
export const isScreenName = (name: string): boolean =>
  /[\p{L}\d][_.\d][\p{L}\d]|\d{2}/u.test(name.trim()) && !/\s/.test(name.trim())
const longestWord = 30
const mostWords = 6

/** Linear in the name's length. Pure. */
export function personName(shown: string): PersonName {
  const name = shown.slice(0, 200)
  const { low } = fold(name)
  // What follows a bar, a dash between blanks or an opened bracket is a place, a trade or a motto.
  const [said = ''] = low.split(/[|/·•([{]| [-–—] /u).filter(part => /\p{L}/u.test(part))
  const [last, first, ...more] = said.split(',')
  const inOrder = first !== undefined && more.length === 0 && /\p{L}/u.test(first) ? `${first} ${last}` : said
  const words = inOrder
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '' && word.length <= longestWord && !particles.has(word))
    .slice(0, mostWords)
  const isNobody = isScreenName(name) || words.some(word => firms.has(word))
  return { words: isNobody ? [] : words, isDisguised: isDisguised(name), isTelling: !isNobody && words.length > 0 }
}

/** Latin letters beside Cyrillic or Greek ones in one word (Unicode UTS #39, mixed scripts). */
export const isDisguised = (name: string): boolean =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .some(word => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))
