import type { Channel, SettingValues, SignIn, SignInPlace } from '#channel'
import { Fault } from '#lib'
import { fillIn } from '#profiles'

/**
 * The settings with which somebody is sent to sign in: what that needs is there, what it gives is not there yet.
 * @throws Fault vendor-sign-in.none, FieldFault settings.faulty (422)
 */
export function valuesToBeginWith(channel: Channel, given: SettingValues, before: SettingValues): SettingValues {
  const { signIn } = channel
  const place = signIn && placeFor(signIn, { ...before, ...given })
  if (!signIn || !place) throw new Fault('vendor-sign-in.none', 422)
  const fields = channel.settings.fields.map(field => ({ ...field, required: place.needs.includes(field.key) }))
  const asked = { ...channel, settings: { ...channel.settings, fields } }
  const { values, made } = fillIn(asked, without(given, signIn.gives), without(before, signIn.gives))
  // What we make ourselves is made when the connection is.
  return without(values, Object.keys(made))
}

const placeFor = ({ at }: SignIn<unknown>, values: SettingValues): SignInPlace | undefined =>
  at.find(({ when = {} }) => Object.entries(when).every(([key, value]) => values[key] === value))

const without = (values: SettingValues, keys: readonly string[]): SettingValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))

/** Of what the vendor gave, only that which was announced. */
export const announced = ({ gives }: SignIn<unknown>, values: SettingValues): SettingValues =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => gives.includes(key) && typeof value === 'string'))
