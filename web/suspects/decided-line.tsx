import { useState } from 'react'
import type { SuspectCard } from '#protocol'
import { useBrand } from '#web/api'
import { ReasonDialog } from '#web/evidence'
import { useCalled } from '#web/customers'
import { Line } from '#web/page'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Button, Chip } from '#web/ui'
import { AppealDialog } from './appeal-dialog.tsx'
import { useSuspectDeeds } from './queries.ts'
import css from './suspects.module.css'

/** Somebody of whom a person has decided; where something is hidden, their appeal and its answer. */
export function DecidedLine({ card }: { card: SuspectCard }) {
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const colleagues = useColleagues().data ?? []
  const { state, decision } = card
  const nameOf = (id: string | null): string => colleagues.find(each => each.id === id)?.name ?? t('system.somebody')
  return (
    <Line
      title={<bdi>{called(card.name)}</bdi>}
      text={
        decision &&
        t('alerts.decided.by', { who: nameOf(decision.byId), at: formats.moment(decision.at), reason: decision.reason })
      }
      end={
        <>
          {decision?.rule && <Chip isOutlined>{t('alerts.rule', { rule: decision.rule.replaceAll('-', '_') })}</Chip>}
          <Chip tone={state === 'hidden' ? 'soon' : 'plain'}>{t('alerts.decided', { state })}</Chip>
          <Appeal card={card} />
        </>
      }
    >
      {card.appeal && (
        <p className={css.appeal} dir="auto">
          {t('alerts.appeal.said', { text: card.appeal.text, at: formats.moment(card.appeal.at) })}
          {card.appeal.answer &&
            ` ${t('alerts.appeal.answered', {
              who: nameOf(card.appeal.answer.byId),
              outcome: card.appeal.answer.outcome,
              text: card.appeal.answer.text,
            })}`}
        </p>
      )}
    </Line>
  )
}

/** Anybody of ours writes an appeal down; somebody else than who decided answers it. */
function Appeal({ card }: { card: SuspectCard }) {
  const t = useText()
  const { may, me } = useBrand()
  const { appeal } = useSuspectDeeds(card.id)
  const [isOpen, setOpen] = useState(false)
  if (card.state !== 'hidden') return null
  const close = (): void => setOpen(false)
  if (card.appeal === null)
    return (
      <>
        <Button onClick={() => setOpen(true)}>{t('alerts.appeal')}</Button>
        <ReasonDialog
          title={t('alerts.appeal.title', { name: card.name })}
          say={t('alerts.appeal.say')}
          label={t('alerts.appeal.text')}
          deedName={t('alerts.appeal')}
          deed={appeal}
          isOpen={isOpen}
          onClose={close}
        />
      </>
    )
  if (card.appeal.answer !== null || !may('supervise')) return null
  if (card.decision?.byId === me.person.id) return <span className={css.quiet}>{t('alerts.appeal.other')}</span>
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t('alerts.appeal.answer')}
      </Button>
      <AppealDialog card={card} isOpen={isOpen} onClose={close} />
    </>
  )
}
