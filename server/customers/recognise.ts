import type { Statement, Tx } from '#db'
import { idOf, newId } from '#lib'
import { Relinked } from './lock.ts'

/** Who wrote, as a channel tells it, with `ref` from `refOf`. */
export type Stranger = {
  workspaceId: string
  ref: string
  channel: string
  externalId: string
  name: string
  handle?: string | undefined
  picture?: string | undefined
  language?: string | undefined
  known?: Record<string, string> | undefined
}

export type Recognised = { identityId: string; customerId: string; name: string; isKnown: boolean }

/** As we have them: what a channel tells may be newer. */
export type Found = Recognised & { workspaceId: string; handle: string | null; picture: string | null }

/** Names an account for good: on the whole channel, or within one profile of the brand. */
export const refOf = (channel: string, scope: string, externalId: string): string =>
  idOf('identity', channel, scope, externalId)

const find: Statement = {
  name: 'customers-find',
  text: `select i.workspace_id as "workspaceId", i.ref, i.id as "identityId", i.customer_id as "customerId", i.name, i.handle, i.picture, i.known is not null as "isKnown"
    from json_to_recordset($1::json) as x(w uuid, r uuid) join identities i on i.workspace_id = x.w and i.ref = x.r`,
}

/** The identities that we know already, by `workspace/ref`. Reads only. */
export async function findIdentities(tx: Tx, strangers: readonly Stranger[]): Promise<Map<string, Found>> {
  const rows = await tx.query<Found & { ref: string }>(find, [
    JSON.stringify(strangers.map(each => ({ w: each.workspaceId, r: each.ref }))),
  ])
  return new Map(rows.map(row => [keyOf(row), row]))
}

const strayed: Statement = {
  name: 'customers-strayed',
  text: `select 1 from json_to_recordset($1::json) as x(w uuid, i uuid, c uuid)
    left join identities i on i.workspace_id = x.w and i.id = x.i where i.customer_id is distinct from x.c limit 1`,
}

/** Once their customers are locked: they are there, and whose they were when they were found. @throws Relinked */
export async function mustStay(tx: Tx, found: readonly (Recognised & { workspaceId: string })[]): Promise<void> {
  if (found.length === 0) return
  const rows = found.map(({ workspaceId, identityId, customerId }) => ({
    w: workspaceId,
    i: identityId,
    c: customerId,
  }))
  if ((await tx.query(strayed, [JSON.stringify(rows)])).length > 0) throw new Relinked()
}

const add: Statement = {
  name: 'customers-add',
  text: `with x as (
      select * from json_to_recordset($1::json) as x(w uuid, i uuid, c uuid, r uuid, channel text, external_id text, name text,
        handle text, picture text, language text, known text)
    ), person as (
      insert into customers (workspace_id, id, name, language) select w, c, name, language from x
    )
    insert into identities (workspace_id, id, ref, customer_id, home_id, channel, external_id, name, handle, picture, known)
    select w, i, r, c, c, channel, external_id, name, handle, picture, known from x`,
}

/**
 * Writes down strangers, each as a customer of their own. Somebody else doing the same at this moment makes it fail with
 * a collision of keys: the whole transaction is then done again and finds them.
 */
export async function addIdentities(
  tx: Tx,
  strangers: readonly Stranger[],
  now: number,
): Promise<Map<string, Recognised>> {
  const made = strangers.map(each => ({ stranger: each, identityId: newId(now), customerId: newId(now) }))
  const rows = made.map(({ stranger, identityId, customerId }) => ({
    w: stranger.workspaceId,
    i: identityId,
    c: customerId,
    r: stranger.ref,
    channel: stranger.channel,
    external_id: stranger.externalId,
    name: stranger.name,
    handle: stranger.handle,
    picture: stranger.picture,
    language: stranger.language,
    known: stranger.known && JSON.stringify(stranger.known),
  }))
  if (rows.length > 0) await tx.query(add, [JSON.stringify(rows)])
  return new Map(
    made.map(({ stranger, identityId, customerId }) => [
      keyOf(stranger),
      { identityId, customerId, name: stranger.name, isKnown: stranger.known !== undefined },
    ]),
  )
}

/** Whether the channel tells of them what we do not have yet. */
export const isRenewed = (told: Stranger, known: Found): boolean =>
  (told.name !== '' && told.name !== known.name) ||
  (told.known !== undefined && !known.isKnown) ||
  (told.handle !== undefined && told.handle !== known.handle) ||
  (told.picture !== undefined && told.picture !== known.picture)

const renewing: Statement = {
  name: 'customers-renew',
  text: `update identities i set name = coalesce(x.name, i.name), handle = coalesce(x.handle, i.handle),
      picture = coalesce(x.picture, i.picture), known = coalesce(x.known, i.known)
    from json_to_recordset($1::json) as x(w uuid, r uuid, name text, handle text, picture text, known text)
    where i.workspace_id = x.w and i.ref = x.r`,
}

/** Takes over what the channel tells anew of people that we know. */
export async function renewIdentities(tx: Tx, strangers: readonly Stranger[]): Promise<void> {
  if (strangers.length === 0) return
  const rows = strangers.map(each => ({
    w: each.workspaceId,
    r: each.ref,
    name: each.name || null,
    handle: each.handle,
    picture: each.picture,
    known: each.known && JSON.stringify(each.known),
  }))
  await tx.query(renewing, [JSON.stringify(rows)])
}

export const keyOf = (stranger: { workspaceId: string; ref: string }): string =>
  `${stranger.workspaceId}/${stranger.ref}`
