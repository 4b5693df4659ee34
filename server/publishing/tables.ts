import type { PublicCard } from '#channel'
import type { PublicSide, Publication } from '#protocol'

/** `card` and `standing` are JSON: a `PublicSide` without its switch, and the `PublicCard` that stands on the platform. */
export type CardRow = {
  workspaceId: string
  profileId: string
  card: string | null
  isPublished: boolean
  state: Publication['state']
  stateAt: number
  code: string | null
  over: number | null
  said: string | null
  standing: string | null
}

type Kept = Omit<PublicSide, 'isPublished'>

const nothing: Kept = { hours: null, level: null, guides: { es: '', en: '' }, link: '' }

export const keptIn = (row: Pick<CardRow, 'card'> | undefined): Kept =>
  row?.card ? (JSON.parse(row.card) as Kept) : nothing

/** As a channel takes it. */
export function asPublicCard({ hours, level, guides, link }: Kept, language: PublicCard['language']): PublicCard {
  const spoken = Object.entries(guides).filter(([, guide]) => guide !== '')
  return {
    language,
    guides: Object.fromEntries(spoken),
    ...(hours && { hours }),
    ...(level && { level }),
    ...(link === '' ? {} : { link }),
  }
}

export const standingIn = ({ standing }: Pick<CardRow, 'standing'>): PublicCard | undefined =>
  standing === null ? undefined : (JSON.parse(standing) as PublicCard)
