import { ChevronDown, ChevronRight, ChevronUp, Eye, Siren, TriangleAlert } from 'lucide'
import type { AlertCard, AlertLevel } from '#protocol'
import { Figures, Finding, HoursChart, OpeningFigure, Quiet, SaidList } from '#web/evidence'
import { Asked } from '#web/page'
import { useChannelName, useProfiles } from '#web/profiles'
import { useFormats, useText } from '#web/texts'
import { Button, Chip, Icon, LinkButton } from '#web/ui'
import { useLinkTo, useWays } from '#web/ways'
import { drawn, LEVEL_TONES, useLevelSince, useTopic } from './alert-words.ts'
import { NextSteps } from './next-steps.tsx'
import { useAlert } from './queries.ts'
import { Why } from './why.tsx'

const SIGNS: Record<AlertLevel, typeof Eye> = { watch: Eye, alert: TriangleAlert, crisis: Siren }

type AlertArticleProps = { card: AlertCard; most: number; isOpen: boolean; onToggle: () => void }

/** One alert: how bad, of what, since when; opened, with all that speaks for it and what comes next. */
export function AlertArticle({ card, most, isOpen, onToggle }: AlertArticleProps) {
  const t = useText()
  const ways = useWays()
  const linkTo = useLinkTo()
  const topic = useTopic()
  const since = useLevelSince()
  const title = topic(card.topic)
  return (
    <Finding
      title={title}
      sentence={t('alerts.sentence', { level: card.level })}
      marks={
        <>
          <Chip tone={card.putAside ? 'plain' : LEVEL_TONES[card.level]}>
            <Icon of={SIGNS[card.level]} size="s" />
            {since(card)}
          </Chip>
          {card.isGrave && <Chip isOutlined>{t('alerts.grave')}</Chip>}
          {card.putAside && <Chip isOutlined>{t('alerts.aside')}</Chip>}
          {card.incidentId && (
            <LinkButton size="s" {...linkTo(ways.incidents(card.incidentId))}>
              {t('alerts.incident')}
              <Icon of={ChevronRight} size="s" mirrors />
            </LinkButton>
          )}
        </>
      }
    >
      <Drawn card={card} most={most} />
      {isOpen && <Open card={card} />}
      <Button
        size="s"
        kind="ghost"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'alerts.fold.of' : 'alerts.open.of', { title })}
        onClick={onToggle}
      >
        <Icon of={isOpen ? ChevronUp : ChevronDown} size="s" />
        {t(isOpen ? 'alerts.fold' : 'alerts.open')}
      </Button>
    </Finding>
  )
}

function Drawn({ card: { evidence }, most }: { card: AlertCard; most: number }) {
  const t = useText()
  const formats = useFormats()
  const last = evidence.hours.at(-1)
  const round = (value: number): string => formats.number(Math.round(value))
  return (
    <HoursChart
      title={t('alerts.chart')}
      hours={evidence.hours.map(drawn)}
      most={most}
      usual={
        last && {
          ...{ at: last.usual, upTo: last.upTo },
          label: t('alerts.chart.usual', { usual: round(last.usual), upTo: round(last.upTo) }),
        }
      }
      columns={{ hour: t('alerts.chart.hour'), value: t('alerts.chart') }}
    />
  )
}

function Open({ card }: { card: AlertCard }) {
  const t = useText()
  const alert = useAlert(card.id)
  const samples = `said-${card.id}`
  return (
    <>
      <Known card={card} onLook={() => document.getElementById(samples)?.focus()} />
      <Why card={card} />
      <Spread card={card} />
      <Asked query={alert}>
        {known => (
          <>
            <SaidList label={t('alerts.samples')} said={known.samples} id={samples} unseen={known.unseen} />
            <NextSteps alert={known} />
          </>
        )}
      </Asked>
    </>
  )
}

function Known({ card: { evidence }, onLook }: { card: AlertCard; onLook: () => void }) {
  const t = useText()
  const formats = useFormats()
  const tenth = (value: number): string => formats.number(value, { maximumFractionDigits: 1 })
  const figures = [
    { value: tenth(evidence.hours.at(-1)?.authors ?? 0), name: t('alerts.authors'), means: t('alerts.authors.means') },
    {
      value: t('alerts.z.of', { z: tenth(evidence.z) }),
      name: t('alerts.z', { before: tenth(evidence.zBefore) }),
      means: t('alerts.z.means'),
    },
    { value: tenth(evidence.effective), name: t('alerts.effective'), means: t('alerts.effective.means') },
    { value: formats.percent(evidence.topShare), name: t('alerts.top'), means: t('alerts.top.means') },
  ]
  return (
    <Figures>
      {figures.map(one => (
        <OpeningFigure key={one.name} {...one} onLook={onLook} />
      ))}
    </Figures>
  )
}

/** On which channels and in which places it is said; it makes it graver, never an alarm. */
function Spread({ card: { evidence } }: { card: AlertCard }) {
  const t = useText()
  const formats = useFormats()
  const channelName = useChannelName()
  const profiles = useProfiles().data ?? []
  const parts = [
    ...evidence.channels.map(({ channel, authors }) => `${channelName(channel)} ${formats.number(authors)}`),
    ...(evidence.places.length > 1
      ? evidence.places.map(({ profileId, authors }) => {
          const name = profiles.find(({ id }) => id === profileId)?.name ?? t('alerts.place.unknown')
          return `${name} ${formats.number(authors)}`
        })
      : []),
    ...(evidence.followers > 0 ? [t('alerts.followers', { count: evidence.followers })] : []),
  ]
  return <Quiet>{parts.join(' · ')}</Quiet>
}
