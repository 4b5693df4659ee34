import { useState } from 'react'
import { Button, Chip } from '#web/ui'
import { useBrand } from '#web/api'
import { Asked, Line, Lines, Section } from '#web/page'
import { useColleagues } from '#web/people'
import { type Key, useFormats, useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import type { IncidentAnswer, IncidentPage } from '#protocol'
import { useAnswerDeeds, useLeftOut } from './queries.ts'
import { useWhyNot } from './why-not.ts'
import css from './incidents.module.css'

/** What all were told, how far that has come, and who was not told. */
export function Answers({ incident }: { incident: IncidentPage }) {
  const t = useText()
  return (
    <Section title={t('incidents.answers')}>
      <Lines label={t('incidents.answers')}>
        {incident.answers.map((answer, index) => (
          <AnswerLine key={answer.id} incident={incident} answer={answer} isLatest={index === 0} />
        ))}
      </Lines>
    </Section>
  )
}

const STATES: Record<IncidentAnswer['state'], Key> = {
  running: 'incidents.running',
  done: 'incidents.told',
  cancelled: 'incidents.cancelled',
}

type AnswerProps = { incident: IncidentPage; answer: IncidentAnswer; isLatest: boolean }

function AnswerLine({ incident, answer, isLatest }: AnswerProps) {
  const t = useText()
  const formats = useFormats()
  const { may } = useBrand()
  const people = useColleagues().data ?? []
  const { cancel, goOn } = useAnswerDeeds(incident.id)
  const [isAsked, setAsked] = useState(false)
  const { id, text, byId, at, state, told, leftOut } = answer
  const isRunning = state === 'running'
  const untold = incident.conversations - told
  const by = people.find(one => one.id === byId)?.name ?? ''
  return (
    <Line
      title={<span dir="auto">{text}</span>}
      text={[by, formats.moment(at), t('incidents.progress', { told, all: incident.conversations })]
        .filter(Boolean)
        .join(' · ')}
      end={
        <>
          <Chip isSmall tone={isRunning ? 'accent' : 'plain'}>
            {t(STATES[state])}
          </Chip>
          {may('supervise') && isRunning && (
            <Button size="s" isBusy={cancel.isPending} onClick={() => cancel.mutate(id)}>
              {t('incidents.cancel')}
            </Button>
          )}
          {may('supervise') && !isRunning && isLatest && untold > 0 && (
            <Button size="s" isBusy={goOn.isPending} onClick={() => goOn.mutate(id)}>
              {t('incidents.go-on', { count: untold })}
            </Button>
          )}
          {leftOut > 0 && (
            <Button size="s" kind="ghost" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
              {t('incidents.left-out', { count: leftOut })}
            </Button>
          )}
        </>
      }
    >
      {isAsked && <LeftOut incidentId={incident.id} answerId={id} />}
    </Line>
  )
}

function LeftOut({ incidentId, answerId }: { incidentId: string; answerId: string }) {
  const whyNot = useWhyNot()
  const ways = useWays()
  const query = useLeftOut(incidentId, answerId, true)
  return (
    <Asked query={query}>
      {all => (
        <ul className={css.left}>
          {all.map(({ conversationId, name, code }) => (
            <li key={conversationId}>
              <WayLink href={ways.inbox('all', conversationId)}>
                <bdi>{name}</bdi>
              </WayLink>{' '}
              <span className={css.quiet}>{whyNot(code)}</span>
            </li>
          ))}
        </ul>
      )}
    </Asked>
  )
}
