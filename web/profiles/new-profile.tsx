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
import { type Account, Accounts } from './accounts.tsx'
import { useChannelName } from './channel-name.ts'
import { Checks } from './checks.tsx'
import { Connect } from './connect.tsx'
import { blank, settingsToSend } from './form-state.ts'
import { Guide } from './guide.tsx'
import { ProfileFields } from './profile-fields.tsx'
import { useChannels, useProfileDeeds, useProfiles } from './queries.ts'
import { Tried } from './tried.tsx'
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
  const frame = useFrame(channel)
  const { workspace } = useBrand()
  const [filled, setFilled] = useState(() => blank(channel, workspace, t('look.greeting.usual')))
  const [accounts, setAccounts] = useState<Account[]>()
  const { add, attempt } = useProfileDeeds()
  const settings = settingsToSend(filled.settings, channel)
  const chosen = accounts?.filter(account => account.isOn) ?? []
  const isToTry = channel.findsAccounts && accounts === undefined
  const save = (): void => {
    const { look, settings: _, ...rest } = filled
    const [first, ...others] = chosen.map(({ key, name }) => ({ key, name }))
    const asked = { channel: channel.id, ...rest, settings, ...(look && { look }), ...first }
    add.mutate({ ...asked, ...(others.length > 0 && { others }) }, { onSuccess: onKept })
  }
  const check = (): void =>
    attempt.mutate(
      { channel: channel.id, settings },
      {
        onSuccess: ({ found }) =>
          setAccounts(found.length > 0 ? found.map(one => ({ ...one, isOn: true })) : undefined),
      },
    )
  const fill = (next: typeof filled): void => {
    setFilled(next)
    if (next.settings === filled.settings) return
    // What was said of other settings is no news of these.
    attempt.reset()
    setAccounts(undefined)
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (isToTry) check()
        else save()
      }}
    >
      <Page
        {...frame}
        aside={
          <>
            {filled.look && <ChatPreview name={filled.name} look={filled.look} language={filled.language} />}
            <Guide channel={channel} />
            <Abilities channel={channel} />
          </>
        }
        foot={
          <AddingFoot
            {...{ channel, isToTry, check, fault: add.error, isSaving: add.isPending, isChecking: attempt.isPending }}
            isNone={accounts !== undefined && chosen.length === 0}
          />
        }
      >
        <div className={css.groups}>
          <ProfileFields channel={channel} filled={filled} onFill={fill} fault={add.error ?? attempt.error} />
          <Tried channel={channel} attempt={attempt} onSave={save} />
          {accounts && <Accounts accounts={accounts} onAccounts={setAccounts} />}
        </div>
      </Page>
    </form>
  )
}

type FootProps = {
  channel: ChannelCard
  /** The accounts are not known yet. */
  isToTry: boolean
  /** Accounts were found, and none is wanted. */
  isNone: boolean
  isChecking: boolean
  isSaving: boolean
  fault: unknown
  check: () => void
}

function AddingFoot({ channel, isToTry, isNone, isChecking, isSaving, fault, check }: FootProps) {
  const t = useText()
  const ways = useWays()
  const words = useFaultWords()
  const asksNothing = channel.fields.every(field => field.generated)
  return (
    <>
      <span className={css.gap}>
        {fault ? (
          <Callout tone="late">
            <span role="alert">{words(fault)}</span>
          </Callout>
        ) : null}
      </span>
      <Button kind="ghost" onClick={() => ways.go(ways.channels())}>
        {t('profile.discard')}
      </Button>
      {isToTry ? (
        <Button type="submit" kind="primary" isBusy={isChecking}>
          {t('adding.check')}
        </Button>
      ) : (
        <>
          {!asksNothing && (
            <Button isBusy={isChecking} onClick={check}>
              {t('adding.check')}
            </Button>
          )}
          <Button type="submit" kind="primary" isBusy={isSaving} isOff={isNone}>
            {t('profile.turn-on')}
          </Button>
        </>
      )}
    </>
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
      aside={
        <>
          <Checks card={card} />
          <Guide channel={channel} hookAddress={card.hookAddress} />
        </>
      }
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
