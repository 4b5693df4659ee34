import { Button, Callout } from '#web/ui'
import { useProfiles } from '#web/profiles'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import { useWays, WayLink } from '#web/ways'
import css from './profile.module.css'

type AccountsNoteProps = { card: ProfileCard; channel: ChannelCard }

/** Beside what accounts of a connection share: that one is still to be chosen, or who else hangs on it, and the way to more. */
export function AccountsNote({ card, channel }: AccountsNoteProps) {
  const t = useText()
  const ways = useWays()
  const others = (useProfiles().data ?? []).filter(
    one => one.connectionId === card.connectionId && one.id !== card.id,
  ).length
  if (!channel.findsAccounts) return null
  if (card.isWaiting) {
    return (
      <Callout
        tone="soon"
        deeds={
          <Button size="s" kind="primary" onClick={() => ways.go(ways.accounts(card.id))}>
            {t('accounts.choose')}
          </Button>
        }
      >
        <b>{t('health.waiting')}</b>
        <p>{t('accounts.say.waiting')}</p>
      </Callout>
    )
  }
  return (
    <p className={css.shared}>
      {others > 0 ? t('accounts.shared', { count: others }) : t('accounts.alone')}{' '}
      <WayLink href={ways.accounts(card.id)} className={css.link}>
        {t('connection.more')}
      </WayLink>
    </p>
  )
}
