import { useState } from 'react'
import { SearchX } from 'lucide-react'
import { Button, Callout, Chip, useNow } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState } from '#web/states'
import { useFaultWords } from '#web/api'
import { ChatPreview } from '#web/look'
import { Asked, Page } from '#web/page'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useFormats, useText } from '#web/texts'
import { useWays } from '#web/ways'
import { Abilities } from './abilities.tsx'
import { useChannelName, useChannelWords } from './channel-name.ts'
import { Checks } from './checks.tsx'
import { Connect } from './connect.tsx'
import { filledFrom, settingsToSend } from './form-state.ts'
import { conditionOf } from './health.ts'
import { ProfileFields } from './profile-fields.tsx'
import { useChannels, useProfileDeeds, useProfiles } from './queries.ts'
import css from './profile.module.css'

/** One profile: how it fares, what it is for, how it looks. */
export function ProfilePage({ id }: { id: string }) {
  const t = useText()
  const ways = useWays()
  const profiles = useProfiles()
  const channels = useChannels()
  return (
    <Asked query={profiles} as="page">
      {cards => (
        <Asked query={channels} as="page">
          {kinds => {
            const card = cards.find(one => one.id === id)
            const channel = kinds.find(one => one.id === card?.channel)
            if (card && channel) return <Known card={card} channel={channel} />
            return (
              <Page title={t('channels.title')} above={{ href: ways.channels(), name: t('channels.title') }}>
                <EmptyState
                  icon={SearchX}
                  title={t('profile.gone')}
                  deed={<Button onClick={() => ways.go(ways.channels())}>{t('channels.title')}</Button>}
                />
              </Page>
            )
          }}
        </Asked>
      )}
    </Asked>
  )
}

function Known({ card, channel }: { card: ProfileCard; channel: ChannelCard }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const words = useFaultWords()
  const nameOf = useChannelName()
  const now = useNow(30_000)
  const { edit, turn } = useProfileDeeds()
  const before = filledFrom(card, channel)
  const [written, setWritten] = useState<typeof before>()
  const filled = written ?? before
  const isChanged = written !== undefined && JSON.stringify(written) !== JSON.stringify(before)
  const condition = conditionOf(card, now, t, formats, useChannelWords())
  const save = (): void => {
    const { look, settings, ...rest } = filled
    const change = { id: card.id, ...rest, settings: settingsToSend(settings, channel), ...(look && { look }) }
    edit.mutate(change, { onSuccess: () => setWritten(undefined) })
  }
  const fault = edit.error ?? turn.error
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (isChanged) save()
      }}
    >
      <Page
        title={<bdi>{card.name}</bdi>}
        say={nameOf(card.channel)}
        mark={<ChannelMark of={card.channel} size={40} />}
        above={{ href: ways.channels(), name: t('channels.title') }}
        deeds={<Chip tone={condition.tone}>{condition.words}</Chip>}
        aside={
          <>
            <Checks card={card} />
            {filled.look && <ChatPreview name={filled.name} look={filled.look} language={filled.language} />}
            <Abilities channel={channel} />
          </>
        }
        foot={
          <>
            <span className={css.gap}>
              {fault ? (
                <Callout tone="late">
                  <span role="alert">{words(fault)}</span>
                </Callout>
              ) : (
                <span className={css.kept} role="status">
                  {edit.isSuccess && !isChanged ? t('form.kept') : ''}
                </span>
              )}
            </span>
            <Button kind="ghost" isOff={!isChanged} onClick={() => setWritten(undefined)}>
              {t('profile.discard')}
            </Button>
            <Button type="submit" kind="primary" isOff={!isChanged} isBusy={edit.isPending}>
              {t('form.keep')}
            </Button>
          </>
        }
      >
        <div className={css.groups}>
          <ProfileFields channel={channel} card={card} filled={filled} onFill={setWritten} fault={edit.error} />
          <Connect card={card} {...(edit.data?.id === card.id && { made: edit.data.made })} />
        </div>
        <div className={css.rest}>
          <p>{t(card.disabled ? 'profile.resting' : 'profile.rest.help')}</p>
          <Button
            kind={card.disabled ? 'plain' : 'danger'}
            isBusy={turn.isPending}
            onClick={() => turn.mutate({ id: card.id, to: card.disabled ? 'enable' : 'disable' })}
          >
            {t(card.disabled ? 'profile.wake' : 'profile.rest')}
          </Button>
        </div>
      </Page>
    </form>
  )
}
