import { useState } from 'react'
import { SearchX } from 'lucide'
import { Button, Callout } from '#web/ui'
import { EmptyState } from '#web/states'
import { ChannelMark } from '#web/talk'
import { useFaultWords } from '#web/api'
import { failureWords, sentence } from '#web/health'
import { Asked, Line, Lines, Page, Section } from '#web/page'
import { useChannelName, useChannelWords, useFoundAccounts, useProfileDeeds, useProfiles } from '#web/profiles'
import type { AccountsFound, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { type Account, Accounts } from './accounts.tsx'
import css from './connecting.module.css'

/** The accounts that a connection reaches: those that are profiles already, and those to be chosen. */
export function AccountsPage({ id }: { id: string }) {
  const t = useText()
  const ways = useWays()
  const profiles = useProfiles()
  return (
    <Asked query={profiles} as="page">
      {cards => {
        const card = cards.find(one => one.id === id)
        if (card) return <Reached card={card} cards={cards} />
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
  )
}

function Reached({ card, cards }: { card: ProfileCard; cards: readonly ProfileCard[] }) {
  const t = useText()
  const ways = useWays()
  const words = useFaultWords()
  const nameOf = useChannelName()
  const asked = useFoundAccounts(card.id)
  const { choose } = useProfileDeeds()
  const [chosen, setChosen] = useState<Account[]>()
  const free = (asked.data?.found ?? []).filter(one => one.profileId === null)
  // Whoever waits for accounts wants them all, most likely; whoever comes back for more wants this one or that.
  const accounts = chosen ?? free.map(one => ({ ...one, isOn: card.isWaiting }))
  const wanted = accounts.filter(one => one.isOn)
  const save = (): void =>
    choose.mutate(
      { id: card.id, accounts: wanted.map(({ key, name }) => ({ key, name })) },
      { onSuccess: () => ways.go(ways.channels(), { replaces: true }) },
    )
  const again = (): void => {
    setChosen(undefined)
    void asked.refetch()
  }
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (wanted.length > 0) save()
      }}
    >
      <Page
        title={t('accounts.title', { channel: nameOf(card.channel) })}
        say={t(card.isWaiting && free.length === 0 ? 'accounts.say.waiting' : 'accounts.say')}
        mark={<ChannelMark of={card.channel} size={40} />}
        above={{ href: ways.channels(), name: t('channels.title') }}
        foot={
          <>
            <span className={css.gap}>
              {choose.error && (
                <Callout tone="late">
                  <span role="alert">{words(choose.error)}</span>
                </Callout>
              )}
            </span>
            <Button kind="ghost" isBusy={asked.isFetching} onClick={again}>
              {t('accounts.again')}
            </Button>
            <Button type="submit" kind="primary" isOff={wanted.length === 0} isBusy={choose.isPending}>
              {t('accounts.add', { count: wanted.length })}
            </Button>
          </>
        }
      >
        <Asked query={asked}>
          {found => (
            <div className={css.groups}>
              <Said card={card} found={found} />
              {free.length > 0 && <Accounts accounts={accounts} onAccounts={setChosen} />}
              <Taken found={found} cards={cards} />
            </div>
          )}
        </Asked>
      </Page>
    </form>
  )
}

/** Why there is nothing to choose, and what to do. */
function Said({ card, found: { health, found } }: { card: ProfileCard; found: AccountsFound }) {
  const t = useText()
  const wordsOf = useChannelWords()
  if (health.state === 'failing') {
    return (
      <Callout tone="late">
        <b>{sentence(failureWords(card.channel, health.code, wordsOf))}</b>
        {health.text && <p dir="auto">{health.text}</p>}
        <p>{t(card.isWaiting ? 'accounts.failing.waiting' : 'accounts.failing')}</p>
      </Callout>
    )
  }
  if (found.length === 0) return <Callout tone="soon">{t('adding.found.none')}</Callout>
  return found.every(one => one.profileId !== null) ? <Callout>{t('accounts.all')}</Callout> : null
}

function Taken({ found: { found }, cards }: { found: AccountsFound; cards: readonly ProfileCard[] }) {
  const t = useText()
  const ways = useWays()
  const taken = found.flatMap(one => cards.find(card => card.id === one.profileId) ?? [])
  if (taken.length === 0) return null
  return (
    <Section title={t('accounts.taken')}>
      <Lines label={t('accounts.taken')}>
        {taken.map(card => (
          <Line key={card.id} title={<bdi>{card.name}</bdi>} href={ways.profile(card.id)} />
        ))}
      </Lines>
    </Section>
  )
}
