import type { Key } from '#web/texts'
import type { ChannelCard } from '#protocol'

type Group = ChannelCard['group']
export type Shelf = { group: Group; title: Key; cards: ChannelCard[] }

/** In the order in which most people look. */
const TITLES: Record<Group, Key> = {
  messaging: 'shelf.messaging',
  social: 'shelf.social',
  mail: 'shelf.mail',
  phone: 'shelf.phone',
  reviews: 'shelf.reviews',
  web: 'shelf.web',
}

/** The channels by the kind of their place, those without any left out. Pure. */
export function shelvesOf(cards: readonly ChannelCard[]): Shelf[] {
  const byGroup = Map.groupBy(cards, card => card.group)
  return (Object.keys(TITLES) as Group[]).flatMap(group => {
    const found = byGroup.get(group) ?? []
    return found.length > 0 ? [{ group, title: TITLES[group], cards: found }] : []
  })
}

/** What a channel is found by: its name, what else people call it, what it says of itself. Pure. */
export const textsOf = ({ name, words }: Pick<ChannelCard, 'name' | 'words'>): string[] => [
  name,
  ...(words['also'] ?? '').split(',').flatMap(word => (word.trim() === '' ? [] : [word.trim()])),
  words['about'] ?? '',
]
