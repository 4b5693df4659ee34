import { hash, randomBytes } from 'node:crypto'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import type { ApiKey, KeyAsk, NewApiKey } from '#protocol'
import type { AccountEvent } from './events.ts'
import { writeKey } from './key-text.ts'
import { may, mustBeAble } from './may.ts'
import { record } from './record.ts'
import * as store from './store-team.ts'
import type { Who } from './who.ts'

const ending = 4

/** The keys that are good, newest first, without their secrets. @throws Fault forbidden (403) */
export async function keys(tx: Tx, who: Who): Promise<ApiKey[]> {
  mustBeAble(who, 'administer')
  return (await store.liveKeys(tx)).map(row => ({ ...row, scopes: row.scopes.split(' ') }))
}

/** Makes a key; its secret is in the answer and nowhere else. Keys don't make keys. @throws Fault forbidden (403) */
export async function issueKey(tx: Tx, who: Who, { name, scopes }: KeyAsk, now: number): Promise<NewApiKey> {
  if (who.kind !== 'person' || !may(who, 'administer')) throw new Fault('forbidden', 403)
  const { workspaceId, personId } = who
  const secret = randomBytes(32).toString('base64url')
  const key = { id: newId(now), name, ending: secret.slice(-ending), createdAt: now }
  const kept = scopes.filter((scope, place) => scopes.indexOf(scope) === place)
  await store.insertKey(tx, {
    ...key,
    workspaceId,
    secretHash: hash('sha256', secret, 'buffer'),
    scopes: kept.join(' '),
    createdBy: personId,
    at: now,
  })
  await record(tx, who, 'key.issued', key.id, { name, scopes: kept })
  return { ...key, scopes: kept, lastUsedAt: null, secret: writeKey({ workspaceId, keyId: key.id, secret }) }
}

/** Ends a key at once. @throws Fault forbidden (403), not-found (404) */
export async function revokeKey(tx: Tx, who: Who, id: string, now: number): Promise<void> {
  mustBeAble(who, 'administer')
  if (!(await store.setRevoked(tx, id, now))) throw new Fault('not-found', 404)
  await record(tx, who, 'key.revoked', id)
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'key.revoked' satisfies AccountEvent, subjectId: id }])
}
