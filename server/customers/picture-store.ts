import type { Who } from '#accounts'
import { sqlTime, type Statement, type Tx } from '#db'

/** What is known of the picture of an account. `source`: where its platform has it now. */
export type KnownPicture = {
  identityId: string
  customerId: string
  source: string | null
  /** What was asked last, with what came of it; null before that. */
  asked: { source: string; at: number } | null
  bytes: Buffer | null
}

const finding: Statement = {
  name: 'customers-picture',
  text: `select i.id as "identityId", i.customer_id as "customerId", i.picture as source, p.source as "askedSource", p.asked_at as "askedAt", p.bytes
    from identities i left join identity_pictures p on p.workspace_id = i.workspace_id and p.identity_id = i.id
    where i.workspace_id = $1 and i.id = $2`,
}

type Row = Omit<KnownPicture, 'asked'> & { askedSource: string | null; askedAt: number | null }

/** Undefined for an account that is not there. As app. */
export async function knownPicture(
  tx: Tx,
  { workspaceId }: Who,
  identityId: string,
): Promise<KnownPicture | undefined> {
  const [row] = await tx.query<Row>(finding, [workspaceId, identityId])
  if (!row) return undefined
  const { askedSource, askedAt, ...rest } = row
  return { ...rest, asked: askedSource === null ? null : { source: askedSource, at: askedAt! } }
}

const saving: Statement = {
  name: 'customers-picture-save',
  text: `insert into identity_pictures (workspace_id, identity_id, source, bytes, asked_at)
    select workspace_id, id, $3, $4, $5 from identities where workspace_id = $1 and id = $2
    on conflict (workspace_id, identity_id) do update
      set source = excluded.source, bytes = coalesce(excluded.bytes, identity_pictures.bytes), asked_at = excluded.asked_at`,
}

/** What came from there; where nothing did, an earlier picture stays. As engine. */
export const savePicture = (tx: Tx, { workspaceId, identityId, source, bytes, at }: SavedPicture): Promise<unknown> =>
  tx.query(saving, [workspaceId, identityId, source, bytes, sqlTime(at)])

type SavedPicture = { workspaceId: string; identityId: string; source: string; bytes: Buffer | null; at: number }
