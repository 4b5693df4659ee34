/** Browsers that may be reached, as engine: they belong to people and stand above workspaces, as sessions do. */
import type { Statement, Tx } from '#db'
import type { Language } from '#protocol'

export type SubscriptionRow = { id: string; sealed: Buffer }

/** One for each session: another browser of the same session there is not. */
export async function writeSubscription(
  tx: Tx,
  { id, personId, sessionId, sealed }: SubscriptionRow & { personId: string; sessionId: string },
): Promise<void> {
  await tx.query(`delete from push_subscriptions where session_id = $1 and id <> $2`, [sessionId, id])
  await tx.query(
    `insert into push_subscriptions (id, person_id, session_id, sealed) values ($1, $2, $3, $4)
     on conflict (id) do update set person_id = excluded.person_id, session_id = excluded.session_id, sealed = excluded.sealed`,
    [id, personId, sessionId, sealed],
  )
}

export const deleteOfSession = (tx: Tx, sessionId: string) =>
  tx.query(`delete from push_subscriptions where session_id = $1`, [sessionId])

export const deleteSubscription = (tx: Tx, id: string) => tx.query(`delete from push_subscriptions where id = $1`, [id])

export const hasSubscription = async (tx: Tx, sessionId: string): Promise<boolean> =>
  (await tx.query(`select 1 from push_subscriptions where session_id = $1`, [sessionId])).length > 0

const reachable: Statement = {
  name: 'push-reachable',
  text: `select distinct p.person_id as id from json_array_elements_text($1::json) as x(id)
    join push_subscriptions p on p.person_id = x.id::uuid`,
}

/** Those of the people who have a browser that may be reached. */
export const findReachable = async (tx: Tx, people: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.query<{ id: string }>(reachable, [JSON.stringify(people)])).map(({ id }) => id))

const living = `from push_subscriptions p join sessions s on s.id = p.session_id and s.expires_at > now()`

/** Ids of a person's browsers whose session still lives. */
export const findBrowsers = async (tx: Tx, personId: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(`select p.id ${living} where p.person_id = $1`, [personId])).map(({ id }) => id)

/** A browser whose session still lives, and how its person speaks. */
export const findBrowser = async (
  tx: Tx,
  id: string,
): Promise<(SubscriptionRow & { language: Language }) | undefined> =>
  (
    await tx.query<SubscriptionRow & { language: Language }>(
      `select p.id, p.sealed, o.language ${living} join people o on o.id = p.person_id where p.id = $1`,
      [id],
    )
  )[0]
