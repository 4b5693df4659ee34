import type { AlertCard } from '#protocol'
import { More } from '#web/evidence'
import { Asked, Line, Lines, Section } from '#web/page'
import { EmptyState } from '#web/states'
import { DecidedLine, useSuspectsOver } from '#web/suspects'
import { useFormats, useText } from '#web/texts'
import { Chip, LinkButton } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { LEVEL_TONES, useTopic } from './alert-words.ts'
import { useEndedAlerts } from './queries.ts'

/** What has been: alerts that have ended, and what people decided of those who insisted. */
export function Past() {
  const t = useText()
  const ended = useEndedAlerts()
  const decided = useSuspectsOver()
  return (
    <>
      <Section title={t('alerts.past.alerts')}>
        <Asked query={ended}>
          {all =>
            all.length === 0 ? (
              <EmptyState as="h3" title={t('alerts.past.none')} />
            ) : (
              <>
                <Lines label={t('alerts.past.alerts')}>
                  {all.map(card => (
                    <EndedLine key={card.id} card={card} />
                  ))}
                </Lines>
                <More of={ended} />
              </>
            )
          }
        </Asked>
      </Section>
      <Section title={t('alerts.past.suspects')}>
        <Asked query={decided}>
          {all =>
            all.length === 0 ? (
              <EmptyState as="h3" title={t('alerts.past.nobody')} />
            ) : (
              <>
                <Lines label={t('alerts.past.suspects')}>
                  {all.map(card => (
                    <DecidedLine key={card.id} card={card} />
                  ))}
                </Lines>
                <More of={decided} />
              </>
            )
          }
        </Asked>
      </Section>
    </>
  )
}

function EndedLine({ card }: { card: AlertCard }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const linkTo = useLinkTo()
  const topic = useTopic()
  const { level, since, endedAt, evidence, putAside, incidentId } = card
  const worst = Math.max(0, ...evidence.hours.map(({ authors }) => authors))
  const said = [
    t('alerts.past.span', { since: formats.moment(since), until: formats.moment(endedAt ?? since) }),
    t('alerts.past.worst', { count: Math.round(worst) }),
    ...(putAside ? [t('alerts.past.aside', { reason: putAside.reason })] : []),
  ]
  return (
    <Line
      title={topic(card.topic)}
      text={said.join(' · ')}
      end={
        <>
          <Chip tone={LEVEL_TONES[level]}>{t('alerts.level', { level })}</Chip>
          {incidentId && <LinkButton {...linkTo(ways.incidents(incidentId))}>{t('alerts.incident')}</LinkButton>}
        </>
      }
    />
  )
}
