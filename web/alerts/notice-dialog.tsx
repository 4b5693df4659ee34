import { useState } from 'react'
import type { NoticeDraft, NoticeState } from '#protocol'
import { useFaultWords } from '#web/api'
import { FormDeeds, Quiet } from '#web/evidence'
import { TextArea, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import { inputOf, timeOf } from './moments.ts'
import { useEditDraft } from './queries.ts'
import css from './alerts.module.css'

type NoticeDialogProps = { draft: NoticeDraft; isOpen: boolean; onClose: () => void }

/** What would be said to all who are affected: written by people, and published where they publish. */
export function NoticeDialog({ draft, isOpen, onClose }: NoticeDialogProps) {
  const t = useText()
  return (
    <Dialog isWide title={t('alerts.notice.title')} closeName={t('common.close')} {...{ isOpen, onClose }}>
      <Writing draft={draft} onClose={onClose} />
    </Dialog>
  )
}

/** What can follow, the likely one last. */
const STEPS: Record<NoticeState, readonly NoticeState[]> = {
  draft: ['dismissed', 'ready'],
  ready: ['dismissed', 'draft', 'done'],
  done: [],
  dismissed: ['draft'],
}

function Writing({ draft, onClose }: Omit<NoticeDialogProps, 'isOpen'>) {
  const t = useText()
  const words = useFaultWords()
  const edit = useEditDraft(draft.id)
  const [texts, setTexts] = useState({ what: draft.what, who: draft.who, workaround: draft.workaround })
  const [next, setNext] = useState(() => inputOf(draft.nextAt))
  const isChanged = useIsChanged([texts, next])
  const isOver = draft.state === 'done'
  const written = { ...texts, ...(next !== '' && { nextAt: timeOf(next) }) }
  const change = (name: keyof typeof texts) => (text: string) => setTexts({ ...texts, [name]: text })
  const fault = edit.error ? words(edit.error) : undefined
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        edit.mutate(written, { onSuccess: onClose })
      }}
    >
      <Quiet>{t('alerts.notice.say')}</Quiet>
      <TextArea
        label={t('alerts.notice.what')}
        autoFocus
        readOnly={isOver}
        value={texts.what}
        onChange={change('what')}
      />
      <TextArea label={t('alerts.notice.who')} readOnly={isOver} value={texts.who} onChange={change('who')} />
      <TextArea
        label={t('alerts.notice.workaround')}
        readOnly={isOver}
        value={texts.workaround}
        onChange={change('workaround')}
      />
      <TextInput
        type="datetime-local"
        label={t('alerts.notice.next')}
        help={t('alerts.notice.next.help')}
        readOnly={isOver}
        value={next}
        onChange={setNext}
        error={fault}
      />
      {!isOver && (
        <FormDeeds>
          <Button type="submit" isOff={!isChanged} isBusy={edit.isPending}>
            {t('alerts.notice.save')}
          </Button>
          {STEPS[draft.state].map((state, place, all) => (
            <Button
              key={state}
              kind={place === all.length - 1 ? 'primary' : 'plain'}
              isBusy={edit.isPending}
              onClick={() => edit.mutate({ ...written, state }, { onSuccess: onClose })}
            >
              {t('alerts.notice.step', { state })}
            </Button>
          ))}
        </FormDeeds>
      )}
    </form>
  )
}
