import { useEffect, useRef, useState } from 'react'
import { CircleCheck, LogIn } from 'lucide'
import { Button, Callout, Icon } from '#web/ui'
import { isFault, useFaultWords } from '#web/api'
import { failureWords } from '#web/health'
import { useChannelWords } from '#web/profiles'
import type { ChannelCard, ProfileCard } from '#protocol'
import { useText } from '#web/texts'
import { useWays } from '#web/ways'
import { placeFor } from './place.ts'
import { arrivalIn, useArrival, useGoing, useRenewal } from './queries.ts'
import { Refusal, ReturnAddress, VendorBox } from './vendor-door.tsx'
import { VendorNews } from './vendor-news.tsx'
import css from './vendor-sign-in.module.css'

type VendorAgainProps = {
  card: ProfileCard
  channel: ChannelCard
  /** Something in the form has not been saved, and would be lost on the way. */
  isChanged: boolean
}

/** Signing in again for a connection that is there: to the vendor and back, and the connection has what it brought. */
export function VendorAgain({ card, channel, isChanged }: VendorAgainProps) {
  const t = useText()
  const going = useGoing()
  const [hasNews] = useState(() => arrivalIn(location.search) !== undefined)
  const place = placeFor(channel, card.settings)
  if (!place) return null
  const { vendor } = place
  const enter = (): void => going.begin.mutate({ channel: channel.id, profileId: card.id, settings: {}, filled: {} })
  return (
    <VendorBox title={t('vendor-sign-in.renew')} help={t('vendor-sign-in.renew.help')} hasNews={hasNews}>
      <Renewal card={card} vendor={vendor} />
      {!channel.signIn?.isRegistered && <ReturnAddress channel={channel.id} vendor={vendor} />}
      <Refusal channel={channel} going={going} />
      <div className={css.deeds}>
        <Button isBusy={going.isGoing} isOff={isChanged} onClick={enter} aria-describedby={`again-${card.id}`}>
          <Icon of={LogIn} />
          {t('vendor-sign-in.again', { vendor })}
        </Button>
        <span id={`again-${card.id}`}>{isChanged && t('vendor-sign-in.save-first')}</span>
      </div>
    </VendorBox>
  )
}

/** Whoever comes back with something has it put to use at once. */
function Renewal({ card, vendor }: { card: ProfileCard; vendor: string }) {
  const t = useText()
  const ways = useWays()
  const words = useFaultWords()
  const wordsOf = useChannelWords()
  const { arrival, fault } = useArrival()
  const renewal = useRenewal()
  const isBegun = useRef(false)
  const id = arrival?.state === 'signed-in' && arrival.profileId === card.id ? arrival.id : undefined
  useEffect(() => {
    if (id === undefined || isBegun.current) return
    isBegun.current = true
    // Loaded again, the page has nothing to do any more.
    renewal.mutate(id, { onSuccess: () => ways.go(ways.profile(card.id), { replaces: true }) })
  })
  if (renewal.isPending) return <Callout>{t('vendor-sign-in.renewing', { vendor })}</Callout>
  const said = renewal.data
  return (
    <div role="status" className={css.said}>
      {said?.state === 'good' && (
        <Callout icon={CircleCheck}>{t('vendor-sign-in.renewed', { name: card.name })}</Callout>
      )}
      {said?.state === 'failing' && (
        <Callout tone="late">
          {said.code === 'other-account' ? (
            t('vendor-sign-in.other-account', { account: said.text ?? '' })
          ) : (
            <b>{failureWords(card.channel, said.code, wordsOf)}</b>
          )}
        </Callout>
      )}
      {renewal.error && <Callout tone="late">{words(renewal.error)}</Callout>}
      {isFault(fault) && fault.status === 404 && <Callout tone="soon">{t('fault.vendor-sign-in.over')}</Callout>}
      {arrival && arrival.state !== 'signed-in' && <VendorNews arrival={arrival} vendor={vendor} />}
    </div>
  )
}
