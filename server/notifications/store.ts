import { sightColumns, type Who } from '#accounts'
import { sqlTime, type Statement, type Tx } from '#db'
import type { NotificationChoices, NotificationKind } from '#protocol'

export type PersonPlace = { workspaceId: string; personId: string }

/** Something to be told to one person. */
export type News = PersonPlace & {
  id: string
  kind: NotificationKind
  /** Null where it concerns none: then it is told of its subject. */
  conversationId: string | null
  subjectId: string | null
  at: number
}

export type NotificationRow = Omit<News, 'workspaceId' | 'personId'> & { readAt: number | null }

const make: Statement = {
  name: 'notifications-make',
  text: `insert into notifications as n (workspace_id, id, person_id, kind, conversation_id, subject_id, at)
    select x.w, x.i, x.p, x.k, x.c, x.s, x.t from json_to_recordset($1::json) as x(w uuid, i uuid, p uuid, k text, c uuid, s uuid, t timestamptz)
    join memberships m on m.workspace_id = x.w and m.person_id = x.p and m.removed_at is null
    on conflict (workspace_id, person_id, about_id, kind) where read_at is null
      do update set subject_id = excluded.subject_id, at = excluded.at where n.kind <> 'wrote'
    returning n.workspace_id as "workspaceId", n.id, n.person_id as "personId", n.kind, n.conversation_id as "conversationId",
      n.subject_id as "subjectId", n.at, n.xmax = 0 as "isNew"`,
}

/**
 * Writes what is told to those who belong to the team; one that is unread already is brought up to the latest, but a
 * customer who writes on. Returns what was written; each person, conversation and kind at most once in `news`.
 */
export const writeNews = (tx: Tx, news: readonly News[]): Promise<(News & { isNew: boolean })[]> =>
  tx.query(make, [
    JSON.stringify(
      news.map(each => ({
        ...{ w: each.workspaceId, i: each.id, p: each.personId, k: each.kind },
        ...{ c: each.conversationId, s: each.subjectId, t: sqlTime(each.at) },
      })),
    ),
  ])

const columns = `id, kind, conversation_id as "conversationId", subject_id as "subjectId", at, read_at as "readAt"`

const first: Statement = {
  name: 'notifications-first',
  text: `select ${columns} from notifications where workspace_id = $1 and person_id = $2 order by at desc, id desc limit 51`,
}
const later: Statement = {
  name: 'notifications-later',
  text: `select ${columns} from notifications where workspace_id = $1 and person_id = $2 and (at, id) < ($3, $4)
    order by at desc, id desc limit 51`,
}

/** The latest first, 51 at most; those before a place. */
export const findLatest = (
  tx: Tx,
  { workspaceId, personId }: PersonPlace,
  place: { at: number; id: string } | undefined,
): Promise<NotificationRow[]> =>
  place
    ? tx.query(later, [workspaceId, personId, sqlTime(place.at), place.id])
    : tx.query(first, [workspaceId, personId])

const one: Statement = {
  name: 'notifications-one',
  text: `select ${columns} from notifications where workspace_id = $1 and person_id = $2 and id = $3`,
}

export const findOne = async (tx: Tx, place: PersonPlace, id: string): Promise<NotificationRow | undefined> =>
  (await tx.query<NotificationRow>(one, [place.workspaceId, place.personId, id]))[0]

const anyone: Statement = {
  name: 'notifications-anyone',
  text: `select n.workspace_id as "workspaceId", n.person_id as "personId", n.id, n.kind, n.conversation_id as "conversationId",
      n.subject_id as "subjectId", n.at, n.read_at as "readAt", m.name, m.role, ${sightColumns('m')}
    from notifications n
    join memberships m on m.workspace_id = n.workspace_id and m.person_id = n.person_id and m.removed_at is null
    where n.workspace_id = $1 and n.id = $2`,
}

/** With who it is that is told. */
export type ToldRow = NotificationRow & Omit<Extract<Who, { kind: 'person' }>, 'kind'>

/** One, with whose it is; undefined also when they no longer belong to the team. */
export const findOf = async (
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<ToldRow | undefined> => (await tx.query<ToldRow>(anyone, [workspaceId, id]))[0]

const unread: Statement = {
  name: 'notifications-unread',
  text: `select ${columns} from notifications where workspace_id = $1 and person_id = $2 and read_at is null limit 100`,
}

/** What is unread; 100 at most. */
export const findUnread = (tx: Tx, { workspaceId, personId }: PersonPlace): Promise<NotificationRow[]> =>
  tx.query(unread, [workspaceId, personId])

export type Which = { id: string } | { conversationId: string } | { all: true }

/** What somebody is asked stays until they have answered: only by its own id is it read. */
const reading = {
  id: 'id = $4',
  conversationId: `conversation_id = $4 and kind <> 'asked'`,
  all: `kind <> 'asked'`,
}

/** False when nothing of it was unread. */
export async function writeRead(tx: Tx, place: PersonPlace, which: Which, now: number): Promise<boolean> {
  const by = 'id' in which ? 'id' : 'conversationId' in which ? 'conversationId' : 'all'
  const named = 'id' in which ? [which.id] : 'conversationId' in which ? [which.conversationId] : []
  const statement = {
    name: `notifications-read-${by}`,
    text: `update notifications set read_at = $3 where workspace_id = $1 and person_id = $2 and read_at is null and ${reading[by]} returning 1`,
  }
  return (await tx.query(statement, [place.workspaceId, place.personId, sqlTime(now), ...named])).length > 0
}

const over: Statement = {
  name: 'notifications-over',
  text: `update notifications n set read_at = x.t from json_to_recordset($1::json) as x(w uuid, p uuid, c uuid, t timestamptz)
    where n.workspace_id = x.w and n.person_id = x.p and n.conversation_id = x.c and n.kind = 'asked' and n.read_at is null
    returning n.workspace_id as "workspaceId", n.person_id as "personId"`,
}

/** Nobody is asked any more for what they no longer hold; returns who was. */
export const writeOver = (
  tx: Tx,
  asked: readonly (PersonPlace & { conversationId: string; at: number })[],
): Promise<PersonPlace[]> =>
  tx.query(over, [
    JSON.stringify(
      asked.map(each => ({ w: each.workspaceId, p: each.personId, c: each.conversationId, t: sqlTime(each.at) })),
    ),
  ])

const choices: Statement = {
  name: 'notifications-choices',
  text: `select c.workspace_id as "workspaceId", c.person_id as "personId", c.choices
    from json_to_recordset($1::json) as x(w uuid, p uuid)
    join notification_choices c on c.workspace_id = x.w and c.person_id = x.p`,
}

export async function findChoices(
  tx: Tx,
  people: readonly PersonPlace[],
): Promise<(PersonPlace & { choices: NotificationChoices })[]> {
  const named = JSON.stringify(people.map(({ workspaceId, personId }) => ({ w: workspaceId, p: personId })))
  const rows = await tx.query<PersonPlace & { choices: string }>(choices, [named])
  return rows.map(row => ({ ...row, choices: JSON.parse(row.choices) as NotificationChoices }))
}

export const saveChoices = (tx: Tx, { workspaceId, personId }: PersonPlace, chosen: NotificationChoices) =>
  tx.query(
    `insert into notification_choices (workspace_id, person_id, choices) values ($1, $2, $3)
     on conflict (workspace_id, person_id) do update set choices = excluded.choices`,
    [workspaceId, personId, JSON.stringify(chosen)],
  )

const forgetting = `delete from notifications n using (select workspace_id, id from notifications where at < $1 limit 5000) old
  where n.workspace_id = old.workspace_id and n.id = old.id returning 1`

/** How many were told before this time, and are gone. As engine. */
export const deleteBefore = async (tx: Tx, at: number): Promise<number> =>
  (await tx.query(forgetting, [sqlTime(at)])).length
