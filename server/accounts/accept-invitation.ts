import { hash, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { AccountEvent } from './events.ts'
import { invitationToken } from './invitation-token.ts'
import { seesAll } from './sight.ts'
import { record } from './record.ts'
import * as store from './store.ts'
import type { InvitationRow } from './tables.ts'

export type OpenInvitation = InvitationRow & { workspaceId: string }

/** As engine. @throws Fault invitation.gone (404) when it was taken, withdrawn or has run out */
export async function openInvitation(tx: Tx, token: string, now: number): Promise<OpenInvitation> {
  const given = invitationToken.read(token)
  const found = given && (await store.takeInvitation(tx, given.workspaceId, given.id))
  const isOpen = found && found.acceptedAt === null && found.expiresAt > now
  if (!isOpen || !timingSafeEqual(hash('sha256', given.secret, 'buffer'), found.tokenHash))
    throw new Fault('invitation.gone', 404)
  return { ...found, workspaceId: given.workspaceId }
}

/** Takes a person into the team to which they are invited; the invitation is used up. As engine. */
export async function acceptInvitation(
  tx: Tx,
  { workspaceId, id, email, role }: OpenInvitation,
  person: { id: string; name: string },
  now: number,
): Promise<void> {
  if (!(await store.isMember(tx, workspaceId, person.id)))
    await store.addMember(tx, workspaceId, { ...person, email, role })
  await store.settleInvitation(tx, workspaceId, id, now)
  await record(
    tx,
    { kind: 'person', workspaceId, personId: person.id, name: person.name, role, ...seesAll },
    'colleague.joined',
    person.id,
    { role },
  )
  await append(tx, [{ workspaceId, kind: 'colleague.joined' satisfies AccountEvent, subjectId: person.id }])
}
