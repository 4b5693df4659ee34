import { useCodeWords } from '#web/api'
import { useText } from '#web/texts'

/** Why somebody is not told: of all that share the reason, so that it names no figures of one of them. */
export function useWhyNot(): (code: string) => string {
  const t = useText()
  const words = useCodeWords()
  return code => {
    if (code === 'reply.too-long') return t('incidents.too-long')
    if (code === 'reply.redirects') return t('incidents.redirects')
    if (code === 'reply.not-here') return t('incidents.not-here')
    return words(code) ?? t('fault.unexpected')
  }
}
