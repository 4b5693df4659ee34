import type en from '#texts/en.json'

export type Key = keyof typeof en
export type Language = 'es' | 'en'
export type Catalogue = Partial<Record<Key, string>>

/** One catalogue per language; only the one in use is brought. */
const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  es: () => import('#texts/es.json'),
  en: () => import('#texts/en.json'),
}

export const languages: readonly Language[] = ['es', 'en']

/** The first language asked for that there is; English when there is none. */
export function languageFor(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find(language => tag.toLowerCase().split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await CATALOGUES[language]()).default
}
