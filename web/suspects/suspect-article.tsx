import { useState } from 'react'
import { Coffee, MessageCircleQuestionMark, Scale, UserRound } from 'lucide'
import type { Suspect, SuspectCard } from '#protocol'
import { useBrand, useFaultWords } from '#web/api'
import {
  Figures,
  Finding,
  HoursChart,
  OpeningFigure,
  SaidLine,
  SaidList,
  Step,
  Steps,
  useAtHand,
  Wrong,
} from '#web/evidence'
import { useCalled } from '#web/customers'
import { Asked } from '#web/page'
import { useColleagues } from '#web/people'
import { useFormats, useText } from '#web/texts'
import { Button, Chip, Icon } from '#web/ui'
import { DecideDialog } from './decide-dialog.tsx'
import { useSuspect, useSuspectDeeds } from './queries.ts'

/** Somebody who may only want to hurt: one person, however much they write. A person decides. */
export function SuspectArticle({ card, most }: { card: SuspectCard; most: number }) {
  const t = useText()
  const called = useCalled()
  const suspect = useSuspect(card.id)
  const samples = `said-${card.id}`
  return (
    <Finding
      title={t('alerts.suspect.insists', { name: called(card.name) })}
      sentence={t('alerts.suspect.sentence')}
      marks={
        <>
          <Chip isOutlined>
            <Icon of={UserRound} size="s" />
            {t('alerts.suspect.one')}
          </Chip>
          <Chip>{t('alerts.suspect.no-alarm')}</Chip>
        </>
      }
    >
      <HoursChart
        title={t('alerts.suspect.chart')}
        hours={card.evidence.hours.map(({ until, messages }) => ({ until, value: messages, news: 'quiet' }))}
        most={most}
        line={{ at: 1, label: t('alerts.suspect.authors') }}
        columns={{ hour: t('alerts.chart.hour'), value: t('alerts.suspect.messages') }}
      />
      <Known card={card} onLook={() => document.getElementById(samples)?.focus()} />
      <Asked query={suspect}>
        {known => (
          <>
            <Exchange suspect={known} />
            <SaidList label={t('alerts.suspect.samples')} said={known.samples} id={samples} />
            <Deciding suspect={known} />
          </>
        )}
      </Asked>
    </Finding>
  )
}

function Known({ card: { evidence }, onLook }: { card: SuspectCard; onLook: () => void }) {
  const t = useText()
  const formats = useFormats()
  const { messages, abusive, requests } = evidence
  const figures = [
    { value: '1', name: t('alerts.suspect.person'), means: t('alerts.suspect.person.means') },
    { value: formats.number(messages), name: t('alerts.suspect.messages'), means: t('alerts.suspect.messages.means') },
    {
      value: formats.percent(messages > 0 ? abusive / messages : 0),
      ...{ name: t('alerts.suspect.abuse'), means: t('alerts.suspect.abuse.means') },
    },
    { value: formats.number(requests), name: t('alerts.suspect.requests'), means: t('alerts.suspect.requests.means') },
  ]
  return (
    <Figures>
      {figures.map(one => (
        <OpeningFigure key={one.name} {...one} onLook={onLook} />
      ))}
    </Figures>
  )
}

/** What they asked for, and what we answered: served like anybody's. */
function Exchange({ suspect: { requests, answers } }: { suspect: Suspect }) {
  const t = useText()
  if (requests.length + answers.length === 0) return null
  return (
    <ul aria-label={t('alerts.suspect.exchange')}>
      {requests.map(said => (
        <li key={said.messageId}>
          <SaidLine said={said} mark={t('alerts.suspect.request')} />
        </li>
      ))}
      {answers.map(said => (
        <li key={said.messageId}>
          <SaidLine said={said} isOurs />
        </li>
      ))}
    </ul>
  )
}

function Deciding({ suspect }: { suspect: Suspect }) {
  const t = useText()
  const words = useFaultWords()
  const { may } = useBrand()
  const { pause } = useSuspectDeeds(suspect.id)
  const [isOpen, setOpen] = useState(false)
  const name = useCalled()(suspect.name)
  useAtHand(
    may('supervise')
      ? { key: suspect.id, label: t('alerts.decide.of', { name }), icon: Scale, run: () => setOpen(true) }
      : undefined,
  )
  return (
    <Steps title={t('alerts.decide.title')} foot={t('alerts.decide.promise')}>
      <Step icon={MessageCircleQuestionMark}>
        {t('alerts.decide.requests', { count: suspect.requests.length, answers: suspect.answers.length })}
      </Step>
      <Pause suspect={suspect} deed={may('supervise') ? pause : undefined} />
      {pause.error && <Wrong>{words(pause.error)}</Wrong>}
      <Step
        icon={Scale}
        deeds={
          may('supervise') ? (
            <Button onClick={() => setOpen(true)}>{t('alerts.decide')}</Button>
          ) : (
            t('alerts.decide.who')
          )
        }
      >
        {t('alerts.decide.say')}
      </Step>
      <DecideDialog suspect={suspect} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Steps>
  )
}

type PauseProps = {
  suspect: Suspect
  deed: { mutate: (asked: void) => void; isPending: boolean } | undefined
}

function Pause({ suspect: { pause }, deed }: PauseProps) {
  const t = useText()
  const formats = useFormats()
  const colleagues = useColleagues().data ?? []
  if (!pause) return null
  const name = colleagues.find(({ id }) => id === pause.personId)?.name ?? t('system.somebody')
  return (
    <Step
      icon={Coffee}
      deeds={
        pause.at === null &&
        deed && (
          <Button isBusy={deed.isPending} onClick={() => deed.mutate()}>
            {t('alerts.pause.give')}
          </Button>
        )
      }
    >
      {pause.at === null
        ? t('alerts.pause', { name })
        : t('alerts.pause.given', { name, at: formats.moment(pause.at) })}
    </Step>
  )
}
