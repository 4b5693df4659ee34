import type { Hours } from '#channel/card'
import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { type CardRow, keptIn } from './tables.ts'

const listing: Statement = {
  name: 'public-cards-hours',
  text: `select c.profile_id as "profileId", p.name, c.card from public_cards c
    join profiles p on p.workspace_id = c.workspace_id and p.id = c.profile_id and p.disabled_at is null
    where c.workspace_id = $1 order by p.name, p.id`,
}

/** The hours that accounts of the brand say in public; those that say none are absent. As app. */
export async function publishedHours(
  tx: Tx,
  { workspaceId }: Pick<Who, 'workspaceId'>,
): Promise<{ profileId: string; name: string; hours: Hours }[]> {
  const rows = await tx.query<Pick<CardRow, 'profileId' | 'card'> & { name: string }>(listing, [workspaceId])
  return rows.flatMap(({ profileId, name, card }) => {
    const { hours } = keptIn({ card })
    return hours && hours.spans.length > 0 ? [{ profileId, name, hours }] : []
  })
}
