import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CircleCheck, LogIn } from 'lucide'
import { Button, Callout, Icon, TextButton } from '#web/ui'
import { useFaultWords, useFieldWords } from '#web/api'
import { CopyField, FieldGroup } from '#web/form'
import { type Filled, settingsToSend } from '#web/profile-form'
import { type ChannelCard, vendorReturnPath, type VendorSignIn } from '#protocol'
import { useText } from '#web/texts'
import { placeFor, type SignInPlace, stillHolds } from './place.ts'
import { useGoing } from './queries.ts'
import { VendorNews } from './vendor-news.tsx'
import css from './vendor-sign-in.module.css'

export type VendorDoor = {
  channel: ChannelCard
  place: SignInPlace | undefined
  arrival: VendorSignIn | undefined
  isSignedIn: boolean
  isPasting: boolean
  setPasting: (isPasting: boolean) => void
  going: ReturnType<typeof useGoing>
  enter: () => void
  /** Fields that nobody has to fill in who signs in. */
  hidden: readonly string[]
  /** How secrets end that the server already has. */
  kept: Record<string, string> | undefined
  /** Goes with what is sent of the form. */
  taken: { signIn?: string }
}

/** Signing in at the vendor of a new connection. */
export function useVendorDoor(channel: ChannelCard, filled: Filled, arrival: VendorSignIn | undefined): VendorDoor {
  const [isPasting, setPasting] = useState(false)
  const going = useGoing()
  const place = placeFor(channel, filled.settings)
  const { name, function: purpose, language } = filled
  const enter = (): void =>
    going.begin.mutate({
      channel: channel.id,
      settings: settingsToSend(filled.settings, channel),
      filled: { ...(name.trim() && { name }), function: purpose, language },
      ...(arrival && { after: arrival.id }),
    })
  const isSignedIn =
    place !== undefined && arrival?.state === 'signed-in' && stillHolds(channel, arrival, place, filled.settings)
  return {
    ...{ channel, place, arrival, isSignedIn, isPasting, setPasting, going, enter },
    hidden: place && !isPasting ? channel.signIn!.gives : [],
    kept: arrival?.settings,
    taken: arrival ? { signIn: arrival.id } : {},
  }
}

/** The button that leads to the vendor, how it went, and the way for those who bring a token of their own. */
export function VendorDoorField({ door, fault }: { door: VendorDoor; fault: unknown }) {
  const t = useText()
  const { channel, place, arrival, isSignedIn, isPasting, setPasting, going, enter } = door
  const wanted = useWanted(channel, fault)
  if (!place) return null
  const { vendor } = place
  const title = t('vendor-sign-in.title', { vendor })
  if (isPasting) {
    return (
      <p>
        <TextButton onClick={() => setPasting(false)}>{t('vendor-sign-in.paste.not', { vendor })}</TextButton>
      </p>
    )
  }
  return (
    <VendorBox title={title} help={t('vendor-sign-in.help', { vendor })} hasNews={arrival !== undefined}>
      <div role="status" className={css.said}>
        {isSignedIn ? (
          <Callout icon={CircleCheck}>
            <b>{t('vendor-sign-in.done', { vendor })}</b> {t('vendor-sign-in.done.next')}
          </Callout>
        ) : (
          arrival && arrival.state !== 'signed-in' && <VendorNews arrival={arrival} vendor={vendor} />
        )}
      </div>
      {!isSignedIn && !channel.signIn?.isRegistered && <ReturnAddress channel={channel.id} vendor={vendor} />}
      <Refusal channel={channel} going={going} wanted={isSignedIn ? undefined : wanted && title} />
      <div className={css.deeds}>
        <Button isBusy={going.isGoing} onClick={enter}>
          <Icon of={LogIn} />
          {isSignedIn ? t('vendor-sign-in.again', { vendor }) : title}
        </Button>
        {!isSignedIn && <TextButton onClick={() => setPasting(true)}>{t('vendor-sign-in.paste')}</TextButton>}
      </div>
    </VendorBox>
  )
}

type VendorBoxProps = { title: string; help: string; hasNews: boolean; children: ReactNode }

/** Set apart from the fields around it. Whoever comes back from the vendor is taken to it. */
export function VendorBox({ title, help, hasNews, children }: VendorBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hasNews) return
    box.current?.scrollIntoView({ block: 'center' })
    box.current?.focus({ preventScroll: true })
  }, [hasNews])
  return (
    <div ref={box} tabIndex={-1} className={css.box}>
      <FieldGroup title={title} help={help}>
        {children}
      </FieldGroup>
    </div>
  )
}

/** Whether the server misses what signing in gives: those fields are not there to say so. */
function useWanted({ signIn }: ChannelCard, fault: unknown): boolean {
  const fieldWords = useFieldWords()
  return signIn?.gives.some(key => fieldWords(fault, key) !== undefined) ?? false
}

/** What the app has to be told at the vendor. */
export function ReturnAddress({ channel, vendor }: { channel: string; vendor: string }) {
  const t = useText()
  return (
    <CopyField
      copyText={t('common.copy')}
      copiedText={t('common.copied')}
      label={t('vendor-sign-in.return')}
      help={t('vendor-sign-in.return.help', { vendor })}
      value={new URL(vendorReturnPath(channel), location.origin).href}
    />
  )
}

type RefusalProps = { channel: ChannelCard; going: VendorDoor['going']; wanted?: string | undefined | false }

/** Why one cannot go there now. */
export function Refusal({ channel, going: { begin }, wanted }: RefusalProps) {
  const t = useText()
  const words = useFaultWords()
  const health = begin.data?.health
  if (begin.error) {
    return (
      <Callout tone="late">
        <span role="alert">{words(begin.error)}</span>
      </Callout>
    )
  }
  if (health?.state === 'failing') {
    return (
      <Callout tone="late">
        <b role="alert">{channel.words[`health.${health.code}`] ?? health.code}</b>
        {health.text && <p dir="auto">{health.text}</p>}
      </Callout>
    )
  }
  return wanted ? (
    <Callout tone="late">
      <span role="alert">{t('vendor-sign-in.wanted', { deed: wanted })}</span>
    </Callout>
  ) : null
}
