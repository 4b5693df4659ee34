import { patiently } from '#web/bring'
import type en from '#texts/en.json'

export type Key = keyof typeof en
export type Language = 'es' | 'en'
export type Catalogue = Partial<Record<Key, string>>

/** What the desk says, and what pages say that are brought when somebody goes there. */
type Volume = 'desk' | 'pages'
type Volumes = Record<Volume, () => Promise<{ default: Catalogue }>>

/** Only the language in use is brought, and of it only what is needed. */
const CATALOGUES: Record<Language, Volumes> = {
  es: {
    desk: () => patiently(() => import('#texts/es.json?desk')),
    pages: () => patiently(() => import('#texts/es.json?pages')),
  },
  en: {
    desk: () => patiently(() => import('#texts/en.json?desk')),
    pages: () => patiently(() => import('#texts/en.json?pages')),
  },
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

/** `whole`: with what the pages say. */
export async function loadCatalogue(language: Language, whole: boolean): Promise<Catalogue> {
  const { desk, pages } = CATALOGUES[language]
  const volumes = await Promise.all(whole ? [desk(), pages()] : [desk()])
  return Object.assign({}, ...volumes.map(volume => volume.default)) as Catalogue
}
