import type { AcknowledgedLanguage } from '#protocol'

/** What a language is called in the reader's. */
export const languageWord = (language: AcknowledgedLanguage): string =>
  new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(language) ?? language
