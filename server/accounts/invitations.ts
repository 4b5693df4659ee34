import { hash, randomBytes } from 'node:crypto'
import type { Tx } from '#db'
import { day, Fault, newId } from '#lib'
import type { Invitation, NewInvitation } from '#protocol'
import { invitationToken } from './invitation-token.ts'
import { mustBeAble } from './may.ts'
import { record } from './record.ts'
import * as store from './store-team.ts'
import type { Who } from './who.ts'

const validMs = 7 * day

/** Those that are still open, newest first. @throws Fault forbidden (403) */
export function invitations(tx: Tx, who: Who, now: number): Promise<Invitation[]> {
  mustBeAble(who, 'administer')
  return store.openInvitations(tx, now)
}

/**
 * Invites somebody for seven days; an earlier invitation of the same address ends. The token is for the link and is
 * kept nowhere. Nobody can be invited as owner. @throws Fault forbidden (403), colleague.there (409)
 */
export async function invite(
  tx: Tx,
  who: Who,
  { email, role }: NewInvitation,
  now: number,
): Promise<{ invitation: Invitation; token: string }> {
  mustBeAble(who, 'administer')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  const address = email.toLowerCase()
  if ((await store.membersOf(tx)).some(each => each.email === address)) throw new Fault('colleague.there', 409)
  await store.deleteInvitations(tx, address)
  const { workspaceId, personId } = who
  const secret = randomBytes(32)
  const invitation = { id: newId(now), email: address, role, createdAt: now, expiresAt: now + validMs }
  const tokenHash = hash('sha256', secret, 'buffer')
  await store.insertInvitation(tx, { ...invitation, workspaceId, tokenHash, invitedBy: personId, at: now })
  await record(tx, who, 'invitation.sent', invitation.id, { role })
  return { invitation, token: invitationToken.write({ workspaceId, id: invitation.id, secret }) }
}

/** Takes an open invitation back; its link leads nowhere from then on. @throws Fault forbidden (403), not-found (404) */
export async function withdrawInvitation(tx: Tx, who: Who, id: string): Promise<void> {
  mustBeAble(who, 'administer')
  if (!(await store.deleteInvitation(tx, id))) throw new Fault('not-found', 404)
  await record(tx, who, 'invitation.withdrawn', id)
}
