import { sqlTime, type Statement, type Tx } from '#db'
import type { CardRow } from './tables.ts'

const columns = `workspace_id as "workspaceId", profile_id as "profileId", card, is_published as "isPublished", state,
  state_at as "stateAt", code, over, said, standing`

const finding: Statement = {
  name: 'public-cards-find',
  text: `select ${columns} from public_cards where workspace_id = $1 and profile_id = $2`,
}

export const findCard = async (tx: Tx, workspaceId: string, profileId: string): Promise<CardRow | undefined> =>
  (await tx.query<CardRow>(finding, [workspaceId, profileId]))[0]

/** Which of these profiles have something on their platform, or are to have, and of which connection. */
const concerned: Statement = {
  name: 'public-cards-concerned',
  text: `select p.workspace_id as "workspaceId", p.id as "profileId"
    from json_to_recordset($1::json) as x(w uuid, s uuid)
    join profiles p on p.workspace_id = x.w and (p.id = x.s or p.connection_id = x.s)
    join public_cards c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where c.is_published or c.standing is not null
    group by p.workspace_id, p.id order by p.workspace_id, p.id`,
}

/** As engine: `subjectId` is a profile or its connection. */
export const concernedBy = (tx: Tx, subjects: readonly { workspaceId: string; subjectId: string | null }[]) =>
  tx.query<{ workspaceId: string; profileId: string }>(concerned, [
    JSON.stringify(subjects.map(({ workspaceId, subjectId }) => ({ w: workspaceId, s: subjectId }))),
  ])

const writing: Statement = {
  name: 'public-cards-write',
  text: `insert into public_cards (workspace_id, profile_id, card, is_published, state, state_at)
    values ($1, $2, $3, $4, 'idle', $5)
    on conflict (workspace_id, profile_id) do update set card = excluded.card, is_published = excluded.is_published`,
}

export const writeCard = (
  tx: Tx,
  { workspaceId, profileId, card, isPublished }: Pick<CardRow, 'workspaceId' | 'profileId' | 'card' | 'isPublished'>,
  now: number,
) => tx.query(writing, [workspaceId, profileId, card, isPublished, sqlTime(now)])

type Outcome = Pick<CardRow, 'state' | 'code' | 'over' | 'said'>

const settling: Statement = {
  name: 'public-cards-settle',
  text: `update public_cards set state = $3, state_at = $4, code = $5, over = $6, said = $7
    where workspace_id = $1 and profile_id = $2`,
}

/** What became of it, or that it is on its way; what stands there stays as it is. */
export const setState = (
  tx: Tx,
  { workspaceId, profileId }: Place,
  { state, code, over, said }: Outcome,
  now: number,
) => tx.query(settling, [workspaceId, profileId, state, sqlTime(now), code, over, said])

export type Place = { workspaceId: string; profileId: string }

const standing: Statement = {
  name: 'public-cards-stand',
  text: `update public_cards set standing = $3 where workspace_id = $1 and profile_id = $2`,
}

/** `null`: nothing of ours stands there. */
export const setStanding = (tx: Tx, { workspaceId, profileId }: Place, card: string | null) =>
  tx.query(standing, [workspaceId, profileId, card])

const claiming: Statement = {
  name: 'public-cards-claim',
  text: `update public_cards set claimed_until = $3 where workspace_id = $1 and profile_id = $2
    and (claimed_until is null or claimed_until < $4) returning ${columns}`,
}

/** As engine: nobody else writes on this profile until then; undefined where somebody does already. */
export const claimCard = async (
  tx: Tx,
  { workspaceId, profileId }: Place,
  { until, now }: { until: number; now: number },
): Promise<CardRow | undefined> =>
  (await tx.query<CardRow>(claiming, [workspaceId, profileId, sqlTime(until), sqlTime(now)]))[0]

const letting: Statement = {
  name: 'public-cards-let',
  text: `update public_cards set claimed_until = null where workspace_id = $1 and profile_id = $2 and claimed_until = $3
    returning ${columns}`,
}

/** What is kept now; undefined where somebody else has claimed it since. */
export const letGo = async (tx: Tx, { workspaceId, profileId }: Place, until: number): Promise<CardRow | undefined> =>
  (await tx.query<CardRow>(letting, [workspaceId, profileId, sqlTime(until)]))[0]
