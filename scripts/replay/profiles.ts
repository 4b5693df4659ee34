import { Fault } from '#lib'
import type { Language, NewProfile, ProfileCard } from '#protocol'
import type { Api } from './api.ts'
import type { State } from './state.ts'

/**
 * Sees to it that each brand has a profile on the API channel, with a secret that we know. One that was made when we
 * were cut off is known again by how its secret ends. @throws Fault replay.profile-gone
 */
export async function prepareProfiles(
  api: Api,
  state: State,
  brands: Iterable<string>,
  language: Language,
): Promise<void> {
  const cards = await api.get<ProfileCard[]>('/profiles')
  for (const brand of brands) {
    const { profileId, secret } = state.brand(brand)
    if (profileId === undefined) {
      const { id, connectionId } =
        cards.find(card => isOurs(card, brand, secret)) ?? (await addProfile(api, brand, secret, language))
      state.remember(brand, { profileId: id, connectionId })
    } else if (!cards.some(card => card.id === profileId && !card.disabled)) {
      throw new Fault('replay.profile-gone', 409, { brand })
    }
  }
}

const isOurs = ({ channel, name, settings }: ProfileCard, brand: string, secret: string) =>
  channel === 'api' && name === nameOf(brand) && settings.secret === `••••${secret.slice(-4)}`

const nameOf = (brand: string) => brand.trim().slice(0, 120)

async function addProfile(api: Api, brand: string, secret: string, language: Language): Promise<ProfileCard> {
  const profile: NewProfile = {
    channel: 'api',
    name: nameOf(brand),
    function: 'service',
    language,
    settings: { secret },
  }
  return api.post<ProfileCard>('/profiles', profile)
}
