import { sqlTime, type Statement, type Tx } from '#db'
import type { DraftKind, DraftMark } from '#protocol'
import type { Content, Draft, Standing } from './decide-save.ts'

/** Whose draft, where. Both roles use these: every statement names the workspace. */
export type Place = { workspaceId: string; personId: string; conversationId: string; kind: DraftKind }

const valuesOf = ({ workspaceId, personId, conversationId, kind }: Place) => [
  workspaceId,
  personId,
  conversationId,
  kind,
]

const locking: Statement = {
  name: 'drafts-lock',
  text: `select pg_advisory_xact_lock(hashtextextended($1, 2))`,
}

/** Two devices that save at once do it one after the other, though there is no row yet. */
export const lockDraft = (tx: Tx, place: Place): Promise<unknown> => tx.query(locking, [valuesOf(place).join('/')])

type Found = { kind: DraftKind; version: string; content: string; origin: Draft['origin']; savedAt: number }

const columns = `kind, version, content, origin, saved_at as "savedAt"`
const standing: Statement = {
  name: 'drafts-standing',
  text: `select ${columns}, false as "isOther" from drafts where workspace_id = $1 and person_id = $2 and conversation_id = $3
    union all
    select ${columns}, true from other_drafts where workspace_id = $1 and person_id = $2 and conversation_id = $3
    order by "savedAt" desc, version desc`,
}

/** What stands of each kind in a conversation. */
export async function findStanding(
  tx: Tx,
  { workspaceId, personId, conversationId }: Omit<Place, 'kind'>,
): Promise<Record<DraftKind, Standing>> {
  const rows = await tx.query<Found & { isOther: boolean }>(standing, [workspaceId, personId, conversationId])
  const of = (kind: DraftKind): Standing => {
    const drafts = rows.filter(row => row.kind === kind)
    const draft = drafts.find(row => !row.isOther)
    return { draft: draft && draftOf(draft), others: drafts.filter(row => row.isOther).map(draftOf) }
  }
  return { reply: of('reply'), note: of('note') }
}

const draftOf = ({ version, content, origin, savedAt }: Found): Draft => ({
  version,
  content: JSON.parse(content) as Content,
  origin,
  savedAt,
})

const saving: Statement = {
  name: 'drafts-save',
  text: `insert into drafts (workspace_id, person_id, conversation_id, kind, version, content, origin, saved_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (workspace_id, person_id, conversation_id, kind) do update
      set version = excluded.version, content = excluded.content, origin = excluded.origin, saved_at = excluded.saved_at`,
}

const keeping: Statement = {
  name: 'drafts-keep-other',
  text: `insert into other_drafts (workspace_id, person_id, conversation_id, kind, version, content, origin, saved_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
}

const removing: Statement = {
  name: 'drafts-remove',
  text: `delete from drafts where workspace_id = $1 and person_id = $2 and conversation_id = $3 and kind = $4`,
}

/** Writes what became of a draft and of the texts beside it. */
export async function saveStanding(tx: Tx, place: Place, before: Standing, after: Standing): Promise<void> {
  const wasThere = new Set(before.others.map(({ version }) => version))
  const isThere = new Set(after.others.map(({ version }) => version))
  const rowOf = ({ version, content, origin, savedAt }: Draft) => [
    ...valuesOf(place),
    version,
    JSON.stringify(content),
    origin,
    sqlTime(savedAt),
  ]
  await Promise.all([
    after.draft !== before.draft &&
      (after.draft ? tx.query(saving, rowOf(after.draft)) : tx.query(removing, valuesOf(place))),
    ...after.others.filter(({ version }) => !wasThere.has(version)).map(other => tx.query(keeping, rowOf(other))),
    ...before.others.filter(({ version }) => !isThere.has(version)).map(other => dropOther(tx, place, other.version)),
  ])
}

const dropping: Statement = {
  name: 'drafts-drop-other',
  text: `delete from other_drafts where workspace_id = $1 and person_id = $2 and conversation_id = $3 and kind = $4 and version = $5
    returning 1`,
}

/** Whether it was there. */
export const dropOther = async (tx: Tx, place: Place, version: string): Promise<boolean> =>
  (await tx.query(dropping, [...valuesOf(place), version])).length > 0

const marks: Statement = {
  name: 'drafts-marks',
  text: `select conversation_id as "conversationId", kind, saved_at as "savedAt" from drafts
    where workspace_id = $1 and person_id = $2 order by saved_at desc limit 500`,
}

/** Where a person has something to go on with, the latest first, at most 500. */
export const findMarks = (tx: Tx, workspaceId: string, personId: string): Promise<DraftMark[]> =>
  tx.query(marks, [workspaceId, personId])

const files: Statement = {
  name: 'drafts-files',
  text: `select f.id, f.name, f.type, f.size, f.state, f.width, f.height, f.failure, f.message_id is null as "isUnsent"
    from json_array_elements_text($2::json) as x(id) join files f on f.workspace_id = $1 and f.id = x.id::uuid`,
}

export type FileFound = {
  id: string
  name: string
  type: string
  size: number | null
  state: 'pending' | 'ready' | 'refused' | 'failed'
  width: number | null
  height: number | null
  failure: string | null
  /** It belongs to no message yet. */
  isUnsent: boolean
}

export const findFiles = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<FileFound[]> =>
  ids.length === 0 ? [] : tx.query<FileFound>(files, [workspaceId, JSON.stringify(ids)])
