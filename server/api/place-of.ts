import { canOf } from '#channel'
import type { World } from './world.ts'
import type { Place } from '#replies'

/** What the channel of a profile can do, from memory; undefined when the profile or its channel is gone. */
export const placeOf =
  ({ directory }: Pick<World, 'directory'>) =>
  (profileId: string): Place => {
    const found = directory.profile(profileId)
    if (!found) return undefined
    const { connected, profile } = found
    return { can: canOf(connected.channel, profile.key), disabled: connected.disabled || profile.disabled }
  }
