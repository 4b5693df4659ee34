import type { ReactNode } from 'react'
import { Check, Languages } from 'lucide'
import { Button, Icon, Logo, Voice } from '#web/ui'
import { Menu } from '#web/overlay'
import { type Language, useLanguage, useText } from '#web/texts'
import css from './setup.module.css'

type SetupFrameProps = { title: ReactNode; say: ReactNode; foot?: ReactNode; beside?: ReactNode; children: ReactNode }

/** The first page anybody sees: what to do on one side, what comes of it on the other. */
export function SetupFrame({ title, say, foot, beside, children }: SetupFrameProps) {
  return (
    <div className={css.setup} data-alone={beside ? undefined : ''}>
      <main className={css.main}>
        <header className={css.top}>
          <Logo size="l" />
          <b className={css.house}>Sobremesa</b>
          <LanguageMenu />
        </header>
        <div className={css.middle}>
          <Voice size="cover">{title}</Voice>
          <p className={css.say}>{say}</p>
          {children}
        </div>
        {foot && <p className={css.foot}>{foot}</p>}
      </main>
      {beside}
    </div>
  )
}

const NAMES: Record<Language, string> = { es: 'Español', en: 'English' }

function LanguageMenu() {
  const t = useText()
  const { language, speak } = useLanguage()
  return (
    <Menu
      label={t('deed.language')}
      side="end"
      groups={[
        (['es', 'en'] as const).map(one => ({
          key: one,
          label: NAMES[one],
          isChosen: one === language,
          onDo: () => speak(one),
        })),
      ]}
      renderTrigger={props => (
        <Button {...props} kind="ghost" size="s">
          <Icon of={Languages} size="s" />
          {NAMES[language]}
        </Button>
      )}
    />
  )
}

type StepProps = {
  number: number
  state: 'done' | 'now' | 'later'
  title: ReactNode
  /** What was said, once it is done; what is asked, before. */
  text?: ReactNode
  onChange?: (() => void) | undefined
  children?: ReactNode
}

/** One of the few things to do: ticked, open, or still to come. */
export function Step({ number, state, title, text, onChange, children }: StepProps) {
  const t = useText()
  return (
    <li className={css.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={css.number} aria-hidden="true">
        {state === 'done' ? <Icon of={Check} size="s" /> : number}
      </span>
      <div className={css.words}>
        <h2 className={css.stepTitle}>{title}</h2>
        {text && <p className={css.stepText}>{text}</p>}
        {state === 'now' && children}
      </div>
      {state === 'done' && onChange && (
        <Button kind="ghost" size="s" onClick={onChange}>
          {t('setup.change')}
        </Button>
      )}
    </li>
  )
}
