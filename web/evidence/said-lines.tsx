import { useState } from 'react'
import type { SaidSample } from '#protocol'
import { useCalled } from '#web/customers'
import { useChannelName, useProfiles } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Button, Chip } from '#web/ui'
import { useWays, WayLink } from '#web/ways'
import css from './evidence.module.css'

type SaidLineProps = { said: SaidSample; mark?: string | undefined; isOurs?: boolean; end?: React.ReactNode }

/** What somebody wrote: who, where, when, and the way to it. */
export function SaidLine({ said, mark, isOurs = false, end }: SaidLineProps) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const called = useCalled()
  const channelName = useChannelName()
  const place = useProfiles().data?.find(({ id }) => id === said.profileId)?.name
  const where = [channelName(said.channel), place, formats.moment(said.at)].filter(Boolean).join(' · ')
  return (
    <div className={css.said}>
      <ChannelMark of={said.channel} isPublic={said.visibility === 'public'} />
      <div className={css.saidWords}>
        <WayLink href={ways.message(said.conversationId, said.messageId)} className={css.saidHead}>
          <b>
            <bdi>{isOurs ? t('alerts.ours') : called(said.name)}</bdi>
          </b>
          <span className={css.quiet}>{where}</span>
          {mark && (
            <Chip tone="good" isSmall>
              {mark}
            </Chip>
          )}
        </WayLink>
        <p className={css.saidText} dir="auto">
          {said.text ?? t('alerts.wordless')}
        </p>
      </div>
      {end && <div className={css.end}>{end}</div>}
    </div>
  )
}

const FEW = 3

type SaidListProps = { label: string; said: readonly SaidSample[]; id?: string; unseen?: number }

/** A few of many; the others once somebody asks for them. */
export function SaidList({ label, said, id, unseen = 0 }: SaidListProps) {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  const rest = said.length - FEW
  return (
    <div className={css.samples} id={id} tabIndex={-1}>
      <ul aria-label={label}>
        {(isWhole ? said : said.slice(0, FEW)).map(one => (
          <li key={one.messageId}>
            <SaidLine said={one} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="s" kind="ghost" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('alerts.samples.fewer') : t('alerts.samples.all', { count: rest })}
        </Button>
      )}
      {unseen > 0 && <p className={css.quiet}>{t('alerts.samples.unseen', { count: unseen })}</p>}
    </div>
  )
}
