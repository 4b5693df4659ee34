import { useState } from 'react'
import type { AimWord, ClassWord, ProfileCard, TargetCard } from '#protocol'
import { useFaultWords } from '#web/api'
import { FieldPair, Select, TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { useLevelDeeds } from './queries.ts'
import { SpanField } from './span-field.tsx'
import { cellKey, CLASSES } from './words.ts'
import { classes, readWithin, withTarget, writtenWithin } from './within.ts'
import css from './levels.module.css'

type Known = { targets: readonly TargetCard[]; profiles: readonly ProfileCard[]; onDone: () => void }
type ExceptionDialogProps = Known & { edited: TargetCard | 'new' | undefined }

/** A time that one account alone has, and why. */
export function ExceptionDialog({ edited, ...known }: ExceptionDialogProps) {
  const t = useText()
  const title = t(edited === 'new' ? 'levels.exception.add' : 'levels.exception.change')
  return (
    <Dialog title={title} isOpen={edited !== undefined} onClose={known.onDone} closeName={t('common.close')}>
      {edited && <Form {...known} before={edited === 'new' ? undefined : edited} />}
    </Dialog>
  )
}

const AIMS: readonly AimWord[] = ['first', 'next', 'resolution']
const longestWhy = 500

function Form({ before, targets, profiles, onDone }: Known & { before: TargetCard | undefined }) {
  const t = useText()
  const words = useFaultWords()
  const { keepTargets } = useLevelDeeds()
  const [profileId, setProfile] = useState(before?.profileId ?? profiles[0]!.id)
  const [aim, setAim] = useState<AimWord>(before?.aim ?? 'first')
  const [of, setClass] = useState<ClassWord>(before?.class ?? 'query')
  const [why, setWhy] = useState(before?.why ?? '')
  const [written, setWritten] = useState(writtenWithin(before?.within ?? { clock: 'business', ms: 3_600_000 }))
  const within = readWithin(written)
  const isWhole = within !== undefined && why.trim() !== ''
  const keep = (): void => {
    if (!within) return
    const target: TargetCard = { aim, class: of, pace: before?.pace ?? null, profileId, within, why }
    keepTargets.mutate(withTarget(targets, target, before), { onSuccess: onDone })
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        keep()
      }}
    >
      <Select
        label={t('levels.exception.profile')}
        choices={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        value={profileId}
        onChange={setProfile}
      />
      <FieldPair>
        <Select
          label={t('levels.exception.aim')}
          choices={AIMS.map(each => ({ value: each, label: t(cellKey({ aim: each, pace: before?.pace ?? null })) }))}
          value={aim}
          onChange={setAim}
        />
        <Select
          label={t('levels.class')}
          choices={classes.map(each => ({ value: each, label: t(CLASSES[each]) }))}
          value={of}
          onChange={setClass}
        />
      </FieldPair>
      <SpanField value={written} onChange={setWritten} />
      <TextArea
        label={t('levels.exception.why')}
        help={t('levels.exception.why.help')}
        required
        rows={2}
        maxLength={longestWhy}
        value={why}
        onChange={setWhy}
      />
      {keepTargets.error ? (
        <Callout tone="late">
          <span role="alert">{words(keepTargets.error)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!isWhole} isBusy={keepTargets.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}
