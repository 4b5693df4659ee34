import { useState } from 'react'
import type { SuspectCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { FormDeeds } from '#web/evidence'
import { RadioCards, TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import { useSuspectDeeds } from './queries.ts'
import css from './suspects.module.css'

type AppealDialogProps = { card: SuspectCard; isOpen: boolean; onClose: () => void }

/** Somebody else looks at what was decided, and says so to whom it concerns. */
export function AppealDialog({ card, isOpen, onClose }: AppealDialogProps) {
  const t = useText()
  return (
    <Dialog title={t('alerts.appeal.answer')} closeName={t('common.close')} {...{ isOpen, onClose }}>
      <Answering card={card} onClose={onClose} />
    </Dialog>
  )
}

function Answering({ card, onClose }: Omit<AppealDialogProps, 'isOpen'>) {
  const t = useText()
  const words = useFaultWords()
  const { answer } = useSuspectDeeds(card.id)
  const [outcome, setOutcome] = useState<'kept' | 'undone'>('undone')
  const [text, setText] = useState('')
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        answer.mutate({ outcome, text }, { onSuccess: onClose })
      }}
    >
      <blockquote className={css.appeal} dir="auto">
        {card.appeal?.text}
      </blockquote>
      <RadioCards
        isFirst
        label={t('alerts.appeal.answer')}
        value={outcome}
        onChange={setOutcome}
        cards={(['undone', 'kept'] as const).map(value => ({
          value,
          title: t('alerts.appeal.outcome', { outcome: value }),
          text: t('alerts.appeal.outcome.means', { outcome: value }),
        }))}
      />
      <TextArea
        label={t('alerts.decide.reason')}
        required
        maxLength={2000}
        value={text}
        onChange={setText}
        error={answer.error ? words(answer.error) : undefined}
      />
      <FormDeeds>
        <Button type="submit" kind="primary" isBusy={answer.isPending}>
          {t('alerts.appeal.answer')}
        </Button>
      </FormDeeds>
    </form>
  )
}
