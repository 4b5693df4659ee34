import type { Database } from '#db'
import { append } from '#log'
import type { Language, Me } from '#protocol'
import type { SignedIn } from './identify.ts'
import { mustBeGoodPassword, type Passwords } from './password.ts'
import * as store from './store.ts'

export type MyChange = { name?: string | undefined; language?: Language | undefined }

/** A person and the brands they work for, the oldest membership first. */
export function me(database: Database, personId: string): Promise<Me> {
  return database.engine(async tx => {
    const [[person], workspaces] = await Promise.all([store.personById(tx, personId), store.workspacesOf(tx, personId)])
    return { person: person!, workspaces }
  })
}

export async function changeMe(
  database: Database,
  { personId }: SignedIn,
  { name, language }: MyChange,
): Promise<void> {
  await database.engine(async tx => {
    if (language !== undefined) await store.setLanguage(tx, personId, language)
    if (name === undefined) return
    const workspaces = await store.renamePerson(tx, personId, name)
    await append(
      tx,
      workspaces.map(workspaceId => ({ workspaceId, kind: 'colleague.changed', subjectId: personId })),
    )
  })
}

/** Whoever else is signed in as this person is not from then on. @throws Fault sign-in.wrong (401), too-many (429), password.* (422) */
export async function changePassword(
  { database, passwords }: { database: Database; passwords: Passwords },
  person: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<void> {
  mustBeGoodPassword(password, person)
  const known = await database.engine(tx => store.findPerson(tx, person.email))
  await passwords.prove(person.email, known?.password ?? null, current)
  const hashed = await passwords.hash(password)
  await database.engine(async tx => {
    await store.setPassword(tx, person.personId, hashed)
    await store.endOtherSessions(tx, person.personId, person.sessionId)
  })
}
