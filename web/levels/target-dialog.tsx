import { useState } from 'react'
import type { TargetCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useLevelDeeds } from './queries.ts'
import { SpanField } from './span-field.tsx'
import { cellKey, CLASSES } from './words.ts'
import { readWithin, withTarget, writtenWithin } from './within.ts'
import css from './levels.module.css'

type TargetDialogProps = { edited: TargetCard | undefined; targets: readonly TargetCard[]; onDone: () => void }

/** Another time for what holds on all accounts. */
export function TargetDialog({ edited, targets, onDone }: TargetDialogProps) {
  const t = useText()
  const title = edited ? t('levels.target.title', { aim: t(cellKey(edited)), class: t(CLASSES[edited.class]) }) : ''
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={onDone} closeName={t('common.close')}>
      {edited && <Form {...{ targets, onDone }} before={edited} />}
    </Dialog>
  )
}

function Form({ before, targets, onDone }: Omit<TargetDialogProps, 'edited'> & { before: TargetCard }) {
  const t = useText()
  const words = useFaultWords()
  const { keepTargets } = useLevelDeeds()
  const [written, setWritten] = useState(writtenWithin(before.within))
  const within = readWithin(written)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (within) keepTargets.mutate(withTarget(targets, { ...before, within }), { onSuccess: onDone })
      }}
    >
      <SpanField value={written} onChange={setWritten} />
      <p className={css.note}>{t('levels.target.running')}</p>
      {keepTargets.error ? (
        <Callout tone="late">
          <span role="alert">{words(keepTargets.error)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!within} isBusy={keepTargets.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}
