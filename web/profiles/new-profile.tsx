import { useState } from 'react'
import { Button, Callout } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState } from '#web/states'
import { SearchX } from 'lucide-react'
import { useBrand, useFaultWords } from '#web/api'
import { ChatPreview } from '#web/look'
import { Asked, Page } from '#web/page'
import type { ChannelCard, ProfileKept } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { Abilities } from './abilities.tsx'
import { useChannelName } from './channel-name.ts'
import { Checks } from './checks.tsx'
import { Connect } from './connect.tsx'
import { blank, settingsToSend } from './form-state.ts'
import { ProfileFields } from './profile-fields.tsx'
import { useChannels, useProfileDeeds, useProfiles } from './queries.ts'
import css from './profile.module.css'

/** A channel is added: what it asks for, what it will be able to do, and then what to take to the platform. */
export function NewProfilePage({ channel }: { channel: string }) {
  const t = useText()
  const ways = useWays()
  const channels = useChannels()
  const [kept, setKept] = useState<ProfileKept>()
  return (
    <Asked query={channels} as="page">
      {cards => {
        const card = cards.find(one => one.id === channel)
        if (!card) {
          return (
            <Page title={t('channels.title')} above={{ href: ways.channels(), name: t('channels.title') }}>
              <EmptyState
                icon={SearchX}
                title={t('channels.unknown')}
                deed={<Button onClick={() => ways.go(ways.channels())}>{t('channels.title')}</Button>}
              />
            </Page>
          )
        }
        return kept ? <Added kept={kept} channel={card} /> : <Adding channel={card} onKept={setKept} />
      }}
    </Asked>
  )
}

function useFrame(channel: ChannelCard) {
  const t = useText()
  const ways = useWays()
  const nameOf = useChannelName()
  return {
    title: nameOf(channel.id),
    mark: <ChannelMark of={channel.id} size={40} />,
    above: { href: ways.channels(), name: t('channels.title') },
    say: channel.words.about,
  }
}

function Adding({ channel, onKept }: { channel: ChannelCard; onKept: (kept: ProfileKept) => void }) {
  const t = useText()
  const ways = useWays()
  const words = useFaultWords()
  const frame = useFrame(channel)
  const { workspace } = useBrand()
  const [filled, setFilled] = useState(() => blank(channel, workspace, t('look.greeting.usual')))
  const { add } = useProfileDeeds()
  const save = (): void => {
    const { look, settings, ...rest } = filled
    add.mutate(
      { channel: channel.id, ...rest, settings: settingsToSend(settings, channel), ...(look && { look }) },
      { onSuccess: onKept },
    )
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Page
        {...frame}
        aside={
          <>
            {filled.look && <ChatPreview name={filled.name} look={filled.look} language={filled.language} />}
            <Abilities channel={channel} />
          </>
        }
        foot={
          <>
            <span className={css.gap}>
              {add.error && (
                <Callout tone="late">
                  <span role="alert">{words(add.error)}</span>
                </Callout>
              )}
            </span>
            <Button kind="ghost" onClick={() => ways.go(ways.channels())}>
              {t('profile.discard')}
            </Button>
            <Button type="submit" kind="primary" isBusy={add.isPending}>
              {t('profile.turn-on')}
            </Button>
          </>
        }
      >
        <div className={css.groups}>
          <ProfileFields channel={channel} filled={filled} onFill={setFilled} fault={add.error} />
        </div>
      </Page>
    </form>
  )
}

/** It is on: what to take to the platform now, and whether something comes. */
function Added({ kept, channel }: { kept: ProfileKept; channel: ChannelCard }) {
  const t = useText()
  const ways = useWays()
  const frame = useFrame(channel)
  const card = useProfiles().data?.find(one => one.id === kept.id) ?? kept
  return (
    <Page
      {...frame}
      say={t('profile.on', { name: kept.name })}
      aside={<Checks card={card} />}
      foot={
        <>
          <span className={css.gap} />
          <Button kind="primary" onClick={() => ways.go(ways.profile(kept.id), { replaces: true })}>
            {t('profile.ready')}
          </Button>
        </>
      }
    >
      <Connect card={card} made={kept.made} />
    </Page>
  )
}
