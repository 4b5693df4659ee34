import { type FormEvent, useState } from 'react'
import { Button, Callout } from '#web/ui'
import { Checkbox, Select, TextArea, TextInput, useIsChanged } from '#web/form'
import { useBrand, useFaultWords } from '#web/api'
import { fillGaps, gapValuesOf, knownGaps, type Snippet } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import { FilledText } from './filled-text.tsx'
import { GapButtons } from './gap-buttons.tsx'
import { useSnippetDeeds } from './queries.ts'
import css from './snippets.module.css'

const NONE = ''
const LANGUAGES = ['es', 'en', 'ca', 'eu', 'gl', 'pt', 'fr', 'de', 'it']

type SnippetFormProps = { snippet: Snippet | undefined; onDone: () => void }

/** A text in the languages one has it in; what stands in its gaps is shown as it would read. */
export function SnippetForm({ snippet, onDone }: SnippetFormProps) {
  const t = useText()
  const words = useFaultWords()
  const { workspace, may } = useBrand()
  const { keep } = useSnippetDeeds()
  const [name, setName] = useState(snippet?.name ?? '')
  const [shortcut, setShortcut] = useState(snippet?.shortcut ?? '')
  const [texts, setTexts] = useState<Record<string, string>>(snippet?.texts ?? { [workspace.language]: '' })
  const [isShared, setShared] = useState(snippet?.isShared ?? false)
  const isChanged = useIsChanged([name.trim(), shortcut.trim(), texts, isShared])
  const isEmpty = name.trim() === '' || Object.values(texts).every(text => text.trim() === '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    keep.mutate({ id: snippet?.id, name, shortcut: shortcut.trim() || null, texts, isShared }, { onSuccess: onDone })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput label={t('snippets.name')} required autoFocus maxLength={120} value={name} onChange={setName} />
      <TextInput
        label={t('snippets.shortcut')}
        help={t('snippets.shortcut.help')}
        start="/"
        maxLength={30}
        spellCheck={false}
        value={shortcut}
        onChange={setShortcut}
      />
      <Texts texts={texts} onTexts={setTexts} />
      {may('supervise') && (
        <Checkbox label={t('snippets.share')} help={t('snippets.share.help')} isOn={isShared} onChange={setShared} />
      )}
      {keep.error && (
        <Callout tone="late">
          <span role="alert">{words(keep.error)}</span>
        </Callout>
      )}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={isEmpty || !isChanged} isBusy={keep.isPending}>
          {t('snippets.keep')}
        </Button>
      </div>
    </form>
  )
}

type TextsProps = {
  texts: Record<string, string>
  onTexts: (change: (now: Record<string, string>) => Record<string, string>) => void
}

function Texts({ texts, onTexts }: TextsProps) {
  const t = useText()
  const { me, workspace } = useBrand()
  const { language } = useLanguage()
  const [last, setLast] = useState(() => Object.keys(texts)[0]!)
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const free = LANGUAGES.filter(each => texts[each] === undefined)
  const write = (of: string, text: string): void => onTexts(now => ({ ...now, [of]: text }))
  const example = gapValuesOf({
    ...{ customer: t('snippets.example.name'), agent: me.person.name, brand: workspace.name },
    ...{ channel: t('snippets.example.channel'), subject: t('snippets.example.subject') },
  })
  return (
    <>
      {Object.entries(texts).map(([of, text]) => (
        <TextArea
          key={of}
          label={t('snippets.text', { language: names.of(of) ?? of })}
          lang={of}
          rows={4}
          maxLength={20_000}
          value={text}
          onFocus={() => setLast(of)}
          onChange={next => write(of, next)}
        />
      ))}
      <GapButtons gaps={knownGaps} onPut={written => write(last, `${texts[last] ?? ''}${written}`)} />
      {(texts[last] ?? '') !== '' && (
        <div className={css.preview} lang={last}>
          <FilledText text={fillGaps(texts[last] ?? '', example).text} />
        </div>
      )}
      {free.length > 0 && (
        <Select
          label={t('snippets.language')}
          value={NONE}
          choices={[
            { value: NONE, label: t('snippets.language.choose') },
            ...free.map(value => ({ value, label: names.of(value) ?? value })),
          ]}
          onChange={value => value && write(value, '')}
        />
      )}
    </>
  )
}
