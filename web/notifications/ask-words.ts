import { useMemo } from 'react'
import type { NotificationCard } from '#protocol'
import { useFormats, useLanguage, useText } from '#web/texts'

const kinds = ['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'] as const

/** What was asked of whoever would take it, in words: "Seguros y hablar catalán"; undefined where nothing was. */
export function useAskWords(asks: NotificationCard['asks']): string | undefined {
  const t = useText()
  const formats = useFormats()
  const { language } = useLanguage()
  return useMemo(() => {
    const languages = new Intl.DisplayNames([language], { type: 'language' })
    const oneAsk = ({ skill, name }: NotificationCard['asks'][number]): string => {
      const [family, code = ''] = skill.split(':')
      if (name) return name[language] || name.es
      if (family === 'language') return t('why.need.language', { language: called(languages, code) })
      const kind = kinds.find(each => each === code)
      return family === 'kind' && kind ? t(`why.need.kind.${kind}`) : t('why.need.gone')
    }
    return asks.length === 0 ? undefined : formats.list(asks.map(oneAsk))
  }, [asks, t, formats, language])
}

function called(languages: Intl.DisplayNames, code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    // No code of a language that the browser knows: it stands for itself.
    return code
  }
}
