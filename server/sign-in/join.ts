import { acceptInvitation, findWorkspace, openInvitation } from '#accounts'
import type { Database, Tx } from '#db'
import { type Clock, newId } from '#lib'
import type { Join, Joining } from '#protocol'
import { mustBeGoodPassword, type Passwords } from './password.ts'
import * as store from './store.ts'

type Means = { database: Database; passwords: Passwords; now: Clock }

/** What an open invitation invites to. @throws Fault invitation.gone (404) when it was taken, withdrawn or has run out */
export function joining({ database, now }: Means, token: string): Promise<Joining> {
  return database.engine(async tx => {
    const { workspaceId, brand, invitedBy, email, role } = await openInvitation(tx, token, now())
    const [workspace, person] = await Promise.all([findWorkspace(tx, workspaceId), store.findPerson(tx, email)])
    return { brand, invitedBy, email, role, language: workspace!.language, known: person !== undefined }
  })
}

/**
 * Takes an invitation: a new person chooses name and password, one who is known here proves theirs.
 * Returns the e-mail address to sign in with. @throws Fault invitation.gone (404), sign-in.wrong (401), too-many (429), password.* (422)
 */
export async function join(
  { database, passwords, now }: Means,
  token: string,
  { name, password }: Join,
): Promise<string> {
  const { email, person } = await database.engine(async tx => {
    const invitation = await openInvitation(tx, token, now())
    return { email: invitation.email, person: await store.findPerson(tx, invitation.email) }
  })
  // The password is worked on outside of the transaction: it takes long on purpose.
  if (person) await passwords.prove({ email, from: token }, person.password, password)
  else mustBeGoodPassword(password, { name, email })
  const hashed = person ? undefined : await passwords.hash(password)
  await database.engine(tx => settle(tx, token, now(), { name, hashed }))
  return email
}

async function settle(
  tx: Tx,
  token: string,
  now: number,
  { name, hashed }: { name: string; hashed: string | undefined },
): Promise<void> {
  const invitation = await openInvitation(tx, token, now)
  const { workspaceId, email } = invitation
  const { language } = (await findWorkspace(tx, workspaceId))!
  const known = await store.findPerson(tx, email)
  const person = known ?? { id: newId(), name }
  if (!known) await store.addPerson(tx, { ...person, email, language }, { id: newId(), password: hashed! })
  await acceptInvitation(tx, invitation, person, now)
}
