import { useState } from 'react'
import {
  type AcknowledgedLanguage,
  acknowledgedLanguages,
  type AcknowledgementView,
  longestAcknowledgement,
  type ProfileCard,
} from '#protocol'
import { useFaultWords } from '#web/api'
import { Checkbox, Select, TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { GapRow } from './gap-row.tsx'
import { languageWord } from './language-word.ts'
import { Preview } from './preview.tsx'
import { useAcknowledgement, useKeepAcknowledgement } from './queries.ts'
import css from './acknowledgements.module.css'

type DialogProps = { edited: ProfileCard | undefined; onDone: () => void }

/** What an account says out of hours, in each language, beside what a customer would read of it. */
export function AcknowledgementDialog({ edited, onDone }: DialogProps) {
  const t = useText()
  return (
    <Dialog
      isWide
      title={edited ? t('acknowledgement.of', { name: edited.name }) : ''}
      isOpen={edited !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {edited && <Account profileId={edited.id} onDone={onDone} />}
    </Dialog>
  )
}

function Account({ profileId, onDone }: { profileId: string; onDone: () => void }) {
  const found = useAcknowledgement(profileId)
  return <Asked query={found}>{view => <Form {...{ profileId, view, onDone }} />}</Asked>
}

type FormProps = { profileId: string; view: AcknowledgementView; onDone: () => void }

function Form({ profileId, view, onDone }: FormProps) {
  const t = useText()
  const words = useFaultWords()
  const keep = useKeepAcknowledgement(profileId)
  const [isOn, setOn] = useState(view.isOn)
  const [isPublic, setPublic] = useState(view.isPublic)
  const [texts, setTexts] = useState(view.texts)
  const [language, setLanguage] = useState<AcknowledgedLanguage>(view.usual)
  const { ours, then, canPublic, canWrite } = view
  const text = texts[language] ?? ours[language]
  const write = (written: string) => setTexts({ ...texts, [language]: written })
  const wrong = acknowledgedLanguages.find(each => !isSound(texts[each] ?? ours[each]))
  const send = () => keep.mutate({ isOn, isPublic, texts: ownOf(texts, ours) }, { onSuccess: onDone })
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (wrong) setLanguage(wrong)
        else send()
      }}
    >
      {!canWrite && !canPublic && <Callout tone="soon">{t('acknowledgement.unwritable')}</Callout>}
      <Checkbox label={t('acknowledgement.send')} help={t('acknowledgement.send.help')} isOn={isOn} onChange={setOn} />
      {canPublic && (
        <Checkbox
          label={t('acknowledgement.public')}
          help={t('acknowledgement.public.help')}
          isOn={isPublic}
          onChange={setPublic}
        />
      )}
      <Select
        label={t('acknowledgement.language')}
        help={t('acknowledgement.language.help', { language: languageWord(view.usual) })}
        value={language}
        onChange={setLanguage}
        choices={acknowledgedLanguages.map(value => ({ value, label: languageWord(value) }))}
      />
      <div className={css.written}>
        <TextArea
          label={t('acknowledgement.text')}
          lang={language}
          rows={4}
          maxLength={longestAcknowledgement}
          value={text}
          onChange={write}
          error={isSound(text) ? undefined : t('acknowledgement.text.wrong')}
        />
        <GapRow
          text={text}
          onWrite={write}
          onOurs={text === ours[language] ? undefined : () => write(ours[language])}
        />
      </div>
      <Preview {...{ then, language }} text={text} />
      {keep.error ? (
        <Callout tone="late">
          <span role="alert">{words(keep.error)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={wrong !== undefined} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

/** An empty one is ours again; any other says by when. */
const isSound = (text: string): boolean => text.trim() === '' || text.includes('{{deadline}}')

const ownOf = (texts: AcknowledgementView['texts'], ours: AcknowledgementView['ours']) =>
  Object.fromEntries(
    acknowledgedLanguages.flatMap(each => {
      const text = texts[each]?.trim() ?? ''
      return text === '' || text === ours[each] ? [] : [[each, text]]
    }),
  )
