/** What the bot says of itself before somebody writes to it: by language, '' for all who have none of their own. */
export type Descriptions = {
  texts: Map<string, string>
  /** Whoever asks for a language without a text of its own is told the common one. */
  fallsBack: boolean
  changes: number
}

export const newDescriptions = (): Descriptions => ({
  texts: new Map([['fr', 'Céramique']]),
  fallsBack: false,
  changes: 0,
})

type Fields = Record<string, unknown>
type Said = { result: unknown } | { fault: string }

const languageIn = ({ language_code: language = '' }: Fields): string | undefined =>
  typeof language === 'string' && /^([a-z]{2})?$/.test(language) ? language : undefined

export function tellDescription({ texts, fallsBack }: Descriptions, fields: Fields): Said {
  const language = languageIn(fields)
  if (language === undefined) return { fault: 'language code is invalid' }
  const own = texts.get(language) ?? ''
  return { result: { description: own === '' && fallsBack ? (texts.get('') ?? '') : own } }
}

export function setDescription(kept: Descriptions, fields: Fields): Said {
  const language = languageIn(fields)
  const { description = '' } = fields
  if (language === undefined) return { fault: 'language code is invalid' }
  if (typeof description !== 'string' || description.length > 512) return { fault: 'description is too long' }
  if (description === '') kept.texts.delete(language)
  else kept.texts.set(language, description)
  kept.changes++
  return { result: true }
}
