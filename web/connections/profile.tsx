import { useState } from 'react'
import { SearchX } from 'lucide'
import { Button, Callout, Chip } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState } from '#web/states'
import { useFaultWords } from '#web/api'
import { Abilities, Connect } from '#web/connecting'
import { Checks, conditionOf, useSay } from '#web/health'
import { ChatPreview } from '#web/look'
import { Asked, Page } from '#web/page'
import { filledFrom, ProfileFields, settingsToSend } from '#web/profile-form'
import { useChannelName, useChannels, useProfileDeeds, useProfiles } from '#web/profiles'
import { PublicCardSection, usePublicCard } from '#web/public-card'
import { VendorAgain } from '#web/vendor-sign-in'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { AccountsNote } from './accounts-note.tsx'
import { OwnSecrets } from './own-secrets.tsx'
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
  const ways = useWays()
  const words = useFaultWords()
  const nameOf = useChannelName()
  const { edit, turn } = useProfileDeeds()
  const before = filledFrom(card, channel)
  const [written, setWritten] = useState<typeof before>()
  const filled = written ?? before
  const draft = usePublicCard(card)
  const isOwnChanged = written !== undefined && JSON.stringify(written) !== JSON.stringify(before)
  const isChanged = isOwnChanged || draft.isChanged
  const condition = conditionOf(card, useSay())
  const save = (): void => {
    if (draft.isChanged) draft.keep()
    if (!isOwnChanged) return
    const { look, settings, ...rest } = filled
    const change = { id: card.id, ...rest, settings: settingsToSend(settings, channel), ...(look && { look }) }
    edit.mutate(change, { onSuccess: () => setWritten(undefined) })
  }
  const discard = (): void => {
    setWritten(undefined)
    draft.discard()
  }
  const fault = edit.error ?? turn.error ?? draft.error
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
            <Abilities can={channel.kinds.find(kind => kind.id === card.kind)?.can ?? channel.can} />
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
                  {(edit.isSuccess || draft.isKept) && !isChanged ? t('form.kept') : ''}
                </span>
              )}
            </span>
            <Button kind="ghost" isOff={!isChanged} onClick={discard}>
              {t('profile.discard')}
            </Button>
            <Button type="submit" kind="primary" isOff={!isChanged} isBusy={edit.isPending || draft.isPending}>
              {t('form.keep')}
            </Button>
          </>
        }
      >
        <div className={css.groups}>
          <AccountsNote card={card} channel={channel} />
          <ProfileFields
            {...{ channel, card, filled, onFill: setWritten, fault: edit.error }}
            door={<VendorAgain card={card} channel={channel} isChanged={isChanged} />}
          />
          <OwnSecrets card={card} channel={channel} />
          <Connect card={card} {...(edit.data?.id === card.id && { made: edit.data.made })} />
          <PublicCardSection card={card} draft={draft} />
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
