import { useState } from 'react'
import { BellRing, CheckCheck, CircleSlash, Link2, Megaphone } from 'lucide'
import type { Alert } from '#protocol'
import { useBrand, useFaultWords } from '#web/api'
import { ReasonDialog, Step, Steps, useAtHand, Wrong } from '#web/evidence'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Button, LinkButton } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { useTopic } from './alert-words.ts'
import { CauseDialog } from './cause-dialog.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { useOpenCause, usePutAside } from './queries.ts'

/** What has been done about it, and what is to be done: nothing here happens by itself. */
export function NextSteps({ alert }: { alert: Alert }) {
  const t = useText()
  const formats = useFormats()
  const { draft, endedAt } = alert
  if (endedAt !== null) return null
  const due = draft?.state === 'draft' ? `${t('alerts.next.due', { at: formats.moment(draft.dueAt) })} ` : ''
  return (
    <Steps title={t('alerts.next')} foot={due + t('alerts.next.ends')}>
      <Told alert={alert} />
      <Notice alert={alert} />
      <AnswerAll alert={alert} />
      <PutAside alert={alert} />
    </Steps>
  )
}

function Told({ alert: { told } }: { alert: Alert }) {
  const t = useText()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  const names = told.people.flatMap(id => colleagues.find(each => each.id === id)?.name ?? [])
  return (
    <Step icon={BellRing} deeds={formats.moment(told.at)}>
      {names.length > 0 ? t('alerts.told', { names: formats.list(names) }) : t('alerts.told.nobody')}
    </Step>
  )
}

function Notice({ alert: { draft } }: { alert: Alert }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  if (!draft) return null
  return (
    <Step
      icon={Megaphone}
      deeds={
        <Button kind={draft.state === 'draft' ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
          {t('alerts.notice.review')}
        </Button>
      }
    >
      <b>{t('alerts.notice')}</b> {t('alerts.notice.is', { state: draft.state })}
      <NoticeDialog draft={draft} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Step>
  )
}

function AnswerAll({ alert }: { alert: Alert }) {
  const { id, incidentId, conversations, waiting } = alert
  const t = useText()
  const words = useFaultWords()
  const ways = useWays()
  const linkTo = useLinkTo()
  const cause = useOpenCause(id)
  const [isOpening, setOpening] = useState(false)
  return (
    <Step
      icon={Link2}
      deeds={
        incidentId ? (
          <>
            <Button isBusy={cause.isPending} onClick={() => cause.mutate('')}>
              {t('alerts.link-rest')}
            </Button>
            <LinkButton {...linkTo(ways.incidents(incidentId))}>{t('alerts.answer')}</LinkButton>
          </>
        ) : (
          <Button onClick={() => setOpening(true)}>{t('alerts.cause')}</Button>
        )
      }
    >
      {t('alerts.conversations', { count: conversations, waiting })}
      {cause.data && <span role="status"> {t('alerts.linked', { count: cause.data.linked })}</span>}
      {cause.error && <Wrong>{words(cause.error)}</Wrong>}
      <CauseDialog alert={alert} isOpen={isOpening} onClose={() => setOpening(false)} />
    </Step>
  )
}

function PutAside({ alert: { id, topic, putAside } }: { alert: Alert }) {
  const t = useText()
  const formats = useFormats()
  const { may } = useBrand()
  const deed = usePutAside(id)
  const colleagues = useColleagues().data ?? []
  const [isOpen, setOpen] = useState(false)
  const title = useTopic()(topic)
  useAtHand(
    may('supervise') && !putAside
      ? { key: id, label: `${t('alerts.aside.do')}: ${title}`, icon: CircleSlash, run: () => setOpen(true) }
      : undefined,
  )
  const who = colleagues.find(each => each.id === putAside?.byId)?.name ?? t('system.somebody')
  return (
    <Step
      icon={putAside ? CheckCheck : CircleSlash}
      deeds={
        may('supervise') &&
        (putAside ? (
          <Button isBusy={deed.isPending} onClick={() => deed.mutate(null)}>
            {t('alerts.aside.undo')}
          </Button>
        ) : (
          <Button onClick={() => setOpen(true)}>{t('alerts.aside.do')}</Button>
        ))
      }
    >
      {putAside
        ? t('alerts.aside.by', { who, at: formats.moment(putAside.at), reason: putAside.reason })
        : t('alerts.aside.help')}
      <ReasonDialog
        title={t('alerts.aside.title')}
        say={t('alerts.aside.say')}
        label={t('alerts.aside.why')}
        deedName={t('alerts.aside.do')}
        deed={deed}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Step>
  )
}
