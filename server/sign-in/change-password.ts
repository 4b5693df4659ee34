import type { Database } from '#db'
import type { SignedIn } from './identify.ts'
import { mustBeGoodPassword, type Passwords } from './password.ts'
import * as store from './store.ts'
import { endOtherSessions } from './store-sessions.ts'
import { tellEnded } from './tell-ended.ts'

/** Whoever else is signed in as this person is not from then on. @throws Fault sign-in.wrong (401), too-many (429), password.* (422) */
export async function changePassword(
  { database, passwords }: { database: Database; passwords: Passwords },
  person: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<void> {
  mustBeGoodPassword(password, person)
  const known = await database.engine(tx => store.findPerson(tx, person.email))
  await passwords.prove({ email: person.email, from: person.sessionId }, known?.password ?? null, current)
  const hashed = await passwords.hash(password)
  await database.engine(async tx => {
    await store.setPassword(tx, person.personId, hashed)
    await tellEnded(tx, await endOtherSessions(tx, person.personId, person.sessionId))
  })
}
