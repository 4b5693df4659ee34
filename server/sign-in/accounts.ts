import {
  changeMe,
  changePortrait,
  firstWorkspace,
  me,
  type MyChange,
  portrait,
  type Welcome,
  type Who,
} from '#accounts'
import type { Database } from '#db'
import { type Clock, systemClock } from '#lib'
import type { FirstRun, Join, Joining, Language, Me } from '#protocol'
import { answerChallenge } from './answer-challenge.ts'
import { type Asked, mustBeOurPage } from './asked.ts'
import { openAttempts } from './attempts.ts'
import { changePassword } from './change-password.ts'
import { firstRun, publicAddressKey, setPublicAddress } from './first-run.ts'
import { type Identification, openIdentification, type SignedIn } from './identify.ts'
import { join, joining } from './join.ts'
import { openPasswords } from './password.ts'
import { openSessions, type Sessions } from './session.ts'
import { type Comer, openSetUpGuard } from './set-up-guard.ts'
import { openSignIn } from './sign-in.ts'
import * as store from './store.ts'

/** Who there is, who may come in, and under what address: everything that stands above the single workspace. */
export type Accounts = Identification &
  Sessions & {
    /** Whatever changes something without a key has to come from a page of ours. @throws Fault origin.other (403) */
    mustBeOurPage(asked: Asked): void
    /** Where browsers and platforms reach this installation: an origin, without a slash at its end. */
    publicAddress(): string
    /** @throws Fault forbidden (403), address.malformed (422) */
    setPublicAddress(who: Who, address: string): Promise<void>
    isSetUp(): Promise<boolean>
    /** The language of the first brand; undefined before the first run. */
    language(): Promise<Language | undefined>
    /**
     * Only while nobody is there, and for those whom the set-up token or their place lets in.
     * @throws Fault installation.set-up (409), set-up.token (403), too-many (429), password.*, color.too-light, … (422)
     */
    firstRun(input: FirstRun, comer: Comer, welcome: Welcome): Promise<void>
    /** What this installation alone can say to a challenge: asked under an address, it shows whether it is reached there. */
    answerChallenge(challenge: string): string
    me(personId: string): Promise<Me>
    changeMe(person: SignedIn, change: MyChange): Promise<void>
    /** Their picture, a small square; null takes it away. */
    changePortrait(person: SignedIn, bytes: Buffer | null): Promise<void>
    /** The bytes of a picture by the name it has now; undefined when there is no such. */
    portrait(name: string): Promise<Buffer | undefined>
    /** Sets another password and ends all other sessions. @throws Fault sign-in.wrong (401), too-many (429), password.* (422) */
    changePassword(person: SignedIn, change: { current: string; password: string }): Promise<void>
    /** @throws Fault invitation.gone (404) */
    joining(token: string): Promise<Joining>
    /** Returns the e-mail address that signs in. @throws Fault invitation.gone (404), sign-in.wrong (401), password.* (422) */
    join(token: string, input: Join): Promise<string>
  }

export type AccountSettings = {
  database: Database
  /** Signs cookies. Whoever changes it signs everybody out. */
  secret: string
  /** The address while none has been set at the first run. */
  publicAddress: () => string
  /** An address that is decided outside and wins over the one that was set. */
  fixedAddress?: string
  /** Lets somebody in who sets up from elsewhere than this machine. Without it nobody is. */
  setUpToken?: string
  now?: Clock
  failed?: (error: unknown) => void
}

export async function openAccounts(given: AccountSettings): Promise<Accounts> {
  const { database, secret, now = systemClock, failed = () => {} } = given
  let stored = await database.engine(tx => store.readInstallation(tx, publicAddressKey))
  const publicAddress = () => given.fixedAddress ?? stored ?? given.publicAddress()
  const attempts = openAttempts(now)
  const signIn = openSignIn({ database, secret, attempts, failed })
  const passwords = openPasswords(signIn, attempts)
  const guard = openSetUpGuard(given.setUpToken, attempts)
  return {
    ...openIdentification({ database, secret, now, publicAddress }),
    ...openSessions({ database, secret, signIn, passwords, publicAddress }),
    mustBeOurPage: asked => mustBeOurPage(asked, publicAddress()),
    publicAddress,
    async setPublicAddress(who, address) {
      stored = await setPublicAddress(database, who, address)
    },
    isSetUp: () => database.engine(store.anybodyThere),
    language: async () => (await database.engine(firstWorkspace))?.language,
    async firstRun(input, comer, welcome) {
      stored = await firstRun({ database, passwords, guard }, input, comer, welcome)
    },
    answerChallenge: challenge => answerChallenge(secret, challenge),
    me: personId => me(database, personId),
    changeMe: (person, change) => changeMe(database, person, change),
    changePortrait: (person, bytes) => changePortrait(database, person, bytes),
    portrait: name => portrait(database, name),
    changePassword: (person, change) => changePassword({ database, passwords }, person, change),
    joining: token => joining({ database, passwords, now }, token),
    join: (token, input) => join({ database, passwords, now }, token, input),
  }
}
