import type { Language, NewPromise } from '#protocol'

/** As the team reads it, in the language of the brand. */
const texts: Readonly<Record<Language, string>> = {
  es: 'Contestar a lo que llegó fuera de horario',
  en: 'Answer what came out of hours',
}

/** What an acknowledgement promises. */
export const promiseOf = (language: Language, { id, dueAt }: { id: string; dueAt: number }): NewPromise => ({
  ...{ id, dueAt },
  ...{ text: texts[language], matter: 'answer' },
})
