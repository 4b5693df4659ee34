import { channels } from '#channels'
import { phoneApps } from './phone/apps.ts'
import type { Means, Person, Seat } from './phone/phone-app.ts'
import { type DemoBrand, demoBrands } from './world/brands.ts'
import { leads, stranger } from './world/people.ts'
import type { Story } from './world/read-stories.ts'

/** Everybody whom a story names, those whom one can be first. */
export function everybody(stories: readonly Story[]): Person[] {
  const known = new Map([...leads, stranger].map(each => [each.id, each]))
  for (const { person } of stories) if (!known.has(person.id)) known.set(person.id, person)
  return [...known.values()]
}

type Opening = Omit<Means, 'brand'> & {
  /** Told of a platform that could not be opened: the phone is without it. */
  without: (channel: string, error: unknown) => void
}

/** Opens the platforms on which the brands are. */
export async function openSeats({ without, ...means }: Opening): Promise<Seat[]> {
  const seats: Seat[] = []
  for (const brand of demoBrands) {
    for (const [channel, open] of Object.entries(phoneApps)) {
      if (!channels.has(channel) || !hasChannel(brand, channel)) continue
      try {
        const app = await open({ ...means, brand })
        seats.push({ id: `${brand.id}/${channel}`, brand: brand.id, app })
      } catch (error) {
        without(channel, error)
      }
    }
  }
  return seats
}

const hasChannel = ({ channels: wanted, without }: DemoBrand, channel: string): boolean =>
  (wanted?.includes(channel) ?? true) && !without?.includes(channel)
