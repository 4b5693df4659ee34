import type { ChannelCard, VendorSignIn } from '#protocol'

type Settings = Record<string, string>

export type SignInPlace = NonNullable<ChannelCard['signIn']>['at'][number]

/** The vendor at whom one may sign in with what is filled in; undefined where there is none. Pure. */
export const placeFor = ({ signIn }: Pick<ChannelCard, 'signIn'>, settings: Settings): SignInPlace | undefined =>
  signIn?.at.find(({ when }) => Object.entries(when).every(([key, value]) => settings[key] === value))

/** The fresh form, or as it was left when somebody went to sign in. Secrets stay with the server. Pure. */
export function formAfter<F extends { settings: Settings }>(
  fresh: F,
  channel: ChannelCard,
  arrival: VendorSignIn | undefined,
): F {
  if (!arrival) return fresh
  return { ...fresh, ...arrival.filled, settings: { ...fresh.settings, ...openOf(channel, arrival.settings) } }
}

/** The settings that are no secrets. */
const openOf = ({ fields }: ChannelCard, settings: Settings): Settings =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => (kind === 'secret' || !settings[key] ? [] : [[key, settings[key]] as const])),
  )

/**
 * Whether what somebody has signed in for is still what the form says: with another server, app or mailbox the vendor
 * would have to be asked again. Pure.
 */
export function stillHolds(
  channel: ChannelCard,
  arrival: VendorSignIn,
  place: SignInPlace,
  settings: Settings,
): boolean {
  const decides = new Set([...place.needs, ...Object.keys(place.when)])
  return channel.fields.every(({ key, kind }) => {
    if (!decides.has(key) && kind !== 'url') return true
    const now = settings[key] ?? ''
    return kind === 'secret' ? now === '' : now === (arrival.settings[key] ?? '')
  })
}
