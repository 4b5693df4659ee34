import type { TemplateCard } from '#protocol'

type Pieces = Pick<TemplateCard, 'text'> & Partial<Pick<TemplateCard, 'header' | 'buttons'>>

/** What the customer will read; a gap that is still empty stays as it is. */
export const filledIn = (text: string, values: readonly string[]): string =>
  text.replaceAll(/\{\{(\d+)\}\}/g, (gap, number: string) => values[Number(number) - 1]?.trim() || gap)

const GREETING =
  /(?:^|\s)(?:hola|buenos días|buenas(?: tardes| noches)?|estimad[oa]|querid[oa]|hi|hello|hey|dear|olá|bonjour|ciao|hallo)[\s,!¡]*$/iu

/** What the gaps begin with: the name where somebody is greeted by it, else nothing. */
export function begunFor({ gaps, text }: Pick<TemplateCard, 'gaps' | 'text'>, name: string): string[] {
  return Array.from({ length: gaps }, (_, at) => {
    const [before, ...after] = text.split(`{{${at + 1}}}`)
    return after.length > 0 && GREETING.test(before!) ? name : ''
  })
}

const BLANK = '___'
const MOST = 28

/** What stands around a gap, so that whoever fills it in knows what is missing there: "…pedido llega el ___." */
export function aroundGap({ header, text, buttons = [] }: Pieces, number: number): string {
  const piece = [header ?? '', text, ...buttons].find(each => each.includes(`{{${number}}}`))
  if (piece === undefined) return ''
  const [before = '', after = ''] = piece.split(`{{${number}}}`).map(each => blanked(each.replaceAll(/\s+/g, ' ')))
  return `${lastOf(before)}${BLANK}${firstOf(after)}`.trim()
}

const blanked = (words: string): string => words.replaceAll(/\{\{\d+\}\}/g, BLANK)

/** Cut between words where there are any. */
const lastOf = (words: string): string =>
  words.length <= MOST ? words : `…${words.slice(-MOST).replace(/^\S*\s(?=\S)/, '')}`
const firstOf = (words: string): string =>
  words.length <= MOST ? words : `${words.slice(0, MOST).replace(/(?<=\S)\s\S*$/, '')}…`
