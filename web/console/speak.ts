import { useBrand } from '#web/api'
import { type Language, useLanguage } from '#web/texts'

/** Changes the language here, and tells the server, which writes to people in it. */
export function useSpeak(): (language: Language) => void {
  const { speak } = useLanguage()
  const { api } = useBrand()
  return language => {
    speak(language)
    void api.patch('/me', { language }).catch(() => undefined)
  }
}
