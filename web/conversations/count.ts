import type { ComposerRules } from '#protocol'

let splitter: Intl.Segmenter | undefined

/** The length of a text as the platform counts it. */
export function countOf(text: string, unit: ComposerRules['text']['unit']): number {
  if (unit === 'utf16') return text.length
  if (unit === 'bytes') return new TextEncoder().encode(text).length
  // Plain Latin text has one sign a unit: the slow way is for the rest.
  if (/^[\u0020-\u02ff\n]*$/.test(text)) return text.length
  splitter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return [...splitter.segment(text)].length
}
