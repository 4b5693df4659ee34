import { useEffect, useRef, useState } from 'react'
import { Button, Callout } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState, LoadingShape } from '#web/states'
import { SearchX } from 'lucide'
import { useBrand, useFaultWords } from '#web/api'
import { Checks } from '#web/health'
import { ChatPreview } from '#web/look'
import { Asked, Page } from '#web/page'
import { blank, ProfileFields, settingsToSend } from '#web/profile-form'
import { useChannelName, useChannels, useProfileDeeds, useProfiles } from '#web/profiles'
import { formAfter, useArrival, useVendorDoor, VendorDoorField } from '#web/vendor-sign-in'
import type { ChannelCard, ProfileKept, VendorSignIn } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { Abilities } from './abilities.tsx'
import { type Account, Accounts } from './accounts.tsx'
import { Connect } from './connect.tsx'
import { Guide } from './guide.tsx'
import { Tried } from './tried.tsx'
import css from './connecting.module.css'

/** A channel is added: what it asks for, what it will be able to do, and then what to take to the platform. */
export function NewProfilePage({ channel }: { channel: string }) {
  const t = useText()
  const ways = useWays()
  const channels = useChannels()
  const [kept, setKept] = useState<ProfileKept>()
  const { isPending, arrival } = useArrival()
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
        if (kept) return <Added kept={kept} channel={card} />
        if (isPending) return <LoadingShape as="page" label={t('common.loading')} />
        return <Adding channel={card} arrival={arrival?.channel === card.id ? arrival : undefined} onKept={setKept} />
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

type AddingProps = { channel: ChannelCard; arrival: VendorSignIn | undefined; onKept: (kept: ProfileKept) => void }

function Adding({ channel, arrival, onKept }: AddingProps) {
  const t = useText()
  const frame = useFrame(channel)
  const { workspace } = useBrand()
  const [filled, setFilled] = useState(() =>
    formAfter(blank(channel, workspace, t('look.greeting.usual')), channel, arrival),
  )
  const [accounts, setAccounts] = useState<Account[]>()
  const { add, attempt } = useProfileDeeds()
  const door = useVendorDoor(channel, filled, arrival)
  const settings = settingsToSend(filled.settings, channel)
  const chosen = accounts?.filter(account => account.isOn) ?? []
  const isToTry = channel.findsAccounts && accounts === undefined
  const save = (): void => {
    const { look, settings: _, ...rest } = filled
    const [first, ...others] = chosen.map(({ key, name }) => ({ key, name }))
    const asked = { channel: channel.id, ...rest, settings, ...door.taken, ...(look && { look }), ...first }
    add.mutate({ ...asked, ...(others.length > 0 && { others }) }, { onSuccess: onKept })
  }
  const check = (): void =>
    attempt.mutate(
      { channel: channel.id, settings, ...door.taken },
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
    door.going.begin.reset()
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
            <Abilities can={channel.can} />
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
          <ProfileFields
            {...{ channel, filled, hidden: door.hidden, kept: door.kept, onFill: fill }}
            door={<VendorDoorField door={door} fault={add.error ?? attempt.error} />}
            fault={add.error ?? attempt.error ?? door.going.begin.error}
          />
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

/** It is on: what to take to the platform now, and whether something comes. Or it is kept, and waits for its accounts. */
function Added({ kept, channel }: { kept: ProfileKept; channel: ChannelCard }) {
  const t = useText()
  const ways = useWays()
  const frame = useFrame(channel)
  const card = useProfiles().data?.find(one => one.id === kept.id) ?? kept
  const place = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => place.current?.focus(), [])
  return (
    <Page
      {...frame}
      say={card.isWaiting ? t('accounts.say.waiting') : t('profile.on', { name: kept.name })}
      aside={
        <>
          <Checks card={card} />
          <Guide channel={channel} hookAddress={card.hookAddress} />
        </>
      }
      foot={
        <>
          <span className={css.gap} />
          {card.isWaiting ? (
            <>
              <Button kind="ghost" onClick={() => ways.go(ways.channels(), { replaces: true })}>
                {t('accounts.later')}
              </Button>
              <Button kind="primary" onClick={() => ways.go(ways.accounts(kept.id), { replaces: true })}>
                {t('accounts.choose')}
              </Button>
            </>
          ) : (
            <Button kind="primary" onClick={() => ways.go(ways.profile(kept.id), { replaces: true })}>
              {t('profile.ready')}
            </Button>
          )}
        </>
      }
    >
      <div ref={place} tabIndex={-1} className={css.place} aria-label={t('connect.title')} role="group">
        <Connect card={card} made={kept.made} />
      </div>
    </Page>
  )
}
