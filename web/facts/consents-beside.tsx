import { useState } from 'react'
import { Check, Plus, X } from 'lucide'
import type { Consent, ConsentSaying, CustomerConsents, Purpose } from '#protocol'
import { Popover } from '#web/overlay'
import { useColleagues } from '#web/people'
import { useChannelName } from '#web/profiles'
import { useFormats, useLanguage, usePageTexts, useText } from '#web/texts'
import { Button, VisuallyHidden, Icon, IconButton, useNow } from '#web/ui'
import { ConsentDialog } from './consent-dialog.tsx'
import { useConsents } from './queries.ts'
import { PURPOSES, WAYS } from './words.ts'
import css from './facts.module.css'

/** What a customer has agreed to, purpose by purpose; the proof is a press away. */
export function ConsentsBeside({ customerId }: { customerId: string }) {
  const t = useText()
  const { data } = useConsents(customerId)
  const [asked, setAsked] = useState<Pick<Consent, 'purpose' | 'channel' | 'isGiven'>>()
  if (!usePageTexts() || !data) return null
  return (
    <section className={css.section}>
      <div className={css.head}>
        <h3 className={css.title}>{t('consent.title')}</h3>
        <IconButton
          size="s"
          name={t('consent.write')}
          onClick={() => setAsked({ purpose: 'marketing', channel: null, isGiven: true })}
        >
          <Icon of={Plus} size="s" />
        </IconButton>
      </div>
      {data.consents.length === 0 && <p className={css.empty}>{t('consent.none')}</p>}
      <ul>
        {data.consents.map(consent => (
          <li key={`${consent.purpose}/${consent.channel ?? ''}`}>
            <Line {...{ consent, data }} onChange={setAsked} />
          </li>
        ))}
      </ul>
      <ConsentDialog {...{ customerId }} before={asked} onDone={() => setAsked(undefined)} />
    </section>
  )
}

type LineProps = {
  consent: Consent
  data: CustomerConsents
  onChange: (asked: Pick<Consent, 'purpose' | 'channel' | 'isGiven'>) => void
}

function Line({ consent, data, onChange }: LineProps) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(60_000)
  const { purpose, channel, isGiven, at, endsAt } = consent
  const name = usePurposeName()(purpose, channel)
  const isOver = endsAt !== null && endsAt <= now
  const date = isOver
    ? t('consent.ended', { date: formats.date(endsAt) })
    : isGiven
      ? formats.date(at)
      : t('consent.withdrawn', { date: formats.date(at) })
  const isStanding = isGiven && !isOver
  const label = t('consent.proof', { purpose: name })
  return (
    <Popover
      label={label}
      side="end"
      renderTrigger={props => (
        <button type="button" {...props} className={css.consent}>
          <Icon of={isStanding ? Check : X} size="s" />
          <span>
            {name}
            <VisuallyHidden>: {t(isStanding ? 'consent.said.yes' : 'consent.said.no')}</VisuallyHidden>
          </span>
          <span className={css.quiet}>{date}</span>
        </button>
      )}
    >
      {close => (
        <div className={css.told}>
          <ul className={css.from}>
            {data.sayings
              .filter(each => each.purpose === purpose && (each.channel === channel || each.channel === null))
              .map(saying => (
                <Proof key={saying.id} saying={saying} />
              ))}
          </ul>
          <div className={css.deeds}>
            <Button
              size="s"
              onClick={() => {
                close()
                onChange({ purpose, channel, isGiven: !isStanding })
              }}
            >
              {t(isStanding ? 'consent.withdraw' : 'consent.give')}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  )
}

/** How a purpose is called, and on which channel. */
export function usePurposeName(): (purpose: Purpose, channel: string | null) => string {
  const t = useText()
  const channelName = useChannelName()
  return (purpose, channel) =>
    channel === null
      ? t(PURPOSES[purpose])
      : t('consent.on', { purpose: t(PURPOSES[purpose]), channel: channelName(channel) })
}

function Proof({ saying: { isGiven, at, way, note, text, by } }: { saying: ConsentSaying }) {
  const t = useText()
  const formats = useFormats()
  const { language } = useLanguage()
  const people = useColleagues().data
  const name = people?.find(({ id }) => id === by)?.name
  const shown = text && (text.texts[language] ?? Object.values(text.texts)[0])
  return (
    <li>
      <span>{[t(isGiven ? 'consent.said.yes' : 'consent.said.no'), formats.moment(at)].join(' · ')}</span>
      <span className={css.quiet}>{[t(WAYS[way]), name && t('consent.by', { name })].filter(Boolean).join(' · ')}</span>
      {note && <bdi>{note}</bdi>}
      {shown && <q>{shown}</q>}
    </li>
  )
}
