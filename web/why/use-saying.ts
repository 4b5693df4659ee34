import { useMemo } from 'react'
import { useBrand } from '#web/api'
import { useColleagues } from '#web/people'
import { useFormats, useLanguage, useText } from '#web/texts'
import type { RoutingWhy } from '#protocol'
import { useSkillNames } from './queries.ts'
import type { Saying } from './saying.ts'

/** How it is told to whoever reads: in their language, with colleagues and skills by their names. */
export function useSaying(why: RoutingWhy): Saying {
  const t = useText()
  const formats = useFormats()
  const { language } = useLanguage()
  const { me } = useBrand()
  const colleagues = useColleagues().data
  const isSkillAsked = why.decisions.some(({ kind }) => kind === 'unserved')
  const skills = useSkillNames(isSkillAsked).data
  return useMemo(() => {
    const languages = new Intl.DisplayNames([language], { type: 'language' })
    const names = new Map(colleagues?.map(({ id, name }) => [id, name]))
    return {
      ...{ t, formats },
      nameOf: id => (colleagues === undefined ? '…' : (names.get(id) ?? t('why.gone'))),
      isMe: id => id === me.person.id,
      skillOf: id => {
        const found = skills?.find(skill => skill.id === id)?.name
        return skills === undefined ? '…' : found && (found[language] || found.es || found.en)
      },
      languageOf: code => called(languages, code),
    }
  }, [t, formats, language, me, colleagues, skills])
}

function called(languages: Intl.DisplayNames, code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    // No code of a language that the browser knows: it stands for itself.
    return code
  }
}
