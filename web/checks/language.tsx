import { useCallback, useState } from 'react'
import { SpellCheck } from 'lucide'
import { Button, Icon } from '#web/ui'
import { Menu } from '#web/overlay'
import { useLanguage, useText } from '#web/texts'
import css from './language.module.css'

/** Those in which browsers check words, the ones of the house first. */
const LANGUAGES = ['es', 'en', 'pt', 'fr', 'ca', 'gl', 'eu', 'de', 'it', 'nl'] as const

const keyOf = (conversationId: string): string => `sobremesa.language.${conversationId}`

function read(conversationId: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(conversationId)) ?? undefined
  } catch {
    return undefined
  }
}

/** The language in which one writes here: what was chosen, else what the customer writes in. */
export function useWritingLanguage(conversationId: string, usual: string | undefined) {
  const [chosen, setChosen] = useState(() => read(conversationId))
  const choose = useCallback(
    (language: string) => {
      setChosen(language)
      try {
        localStorage.setItem(keyOf(conversationId), language)
      } catch {
        // It holds as long as the conversation is on screen.
      }
    },
    [conversationId],
  )
  return { language: chosen ?? usual, choose }
}

type LanguageButtonProps = { language: string | undefined; onChoose: (language: string) => void }

/** In which language the words are checked; another can be chosen for this conversation. */
export function LanguageButton({ language, onChoose }: LanguageButtonProps) {
  const t = useText()
  const { language: own } = useLanguage()
  const names = new Intl.DisplayNames([own], { type: 'language' })
  const nameOf = (code: string): string => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
  const codes = [...new Set([...(language ? [language] : []), ...LANGUAGES])]
  const short = language?.split('-')[0]!.toUpperCase()
  const name = language && short ? t('language.writing', { short, language: nameOf(language) }) : t('language.choose')
  return (
    <span className={css.place}>
      <Menu
        label={t('language.choose')}
        groups={[
          codes.map(code => ({
            key: code,
            label: nameOf(code),
            isChosen: code === language,
            onDo: () => onChoose(code),
          })),
        ]}
        renderTrigger={props => (
          <Button {...props} size="s" kind="ghost" aria-label={name}>
            <Icon of={SpellCheck} />
            {short && <span aria-hidden="true">{short}</span>}
          </Button>
        )}
      />
    </span>
  )
}
