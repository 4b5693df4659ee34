import { Fault, minute } from '#lib'
import type { Attempts } from './attempts.ts'
import type { SignIn } from './sign-in.ts'

const shortest = 10
const longest = 128
// From one place few, so that nobody guesses; in all more, so that nobody elsewhere locks out whom the account belongs to.
const wrongTries = { fromOnePlace: 10, inAll: 100, windowMs: 15 * minute }

/**
 * Refuses passwords that anybody would guess first: short ones, the name, the e-mail address.
 * @throws Fault password.too-short, password.too-long, password.too-plain (422)
 */
export function mustBeGoodPassword(password: string, { name, email }: { name: string; email: string }): void {
  if ([...password].length < shortest) throw new Fault('password.too-short', 422, { min: shortest })
  if (password.length > longest) throw new Fault('password.too-long', 422, { max: longest })
  const own = [name, email, email.split('@')[0]!].map(bare)
  if (new Set(password).size < 3 || own.includes(bare(password))) throw new Fault('password.too-plain', 422)
}

const bare = (text: string) => text.toLowerCase().replaceAll(/[\s._-]/g, '')

/** An account, and from where: an address, a session, an invitation. */
export type Tried = { email: string; from: string }

export type Passwords = {
  hash(password: string): Promise<string>
  /** Runs `proof` unless the account was tried too often; a wrong one counts. @throws Fault sign-in.wrong (401), too-many (429) */
  guarded<T>(tried: Tried, proof: () => Promise<T | undefined>): Promise<T>
  /** @throws Fault sign-in.wrong (401), too-many (429) */
  prove(tried: Tried, hash: string | null, password: string): Promise<void>
}

export function openPasswords({ plain }: SignIn, attempts: Attempts): Passwords {
  const guarded: Passwords['guarded'] = async ({ email, from }, proof) => {
    const account = `account:${email.toLowerCase()}`
    const here = `${account} from ${from}`
    // Counted before it is looked at: of those that come at the same moment no more are heard than one after the other.
    const { fromOnePlace, inAll, windowMs } = wrongTries
    const seconds =
      attempts.count(here, { max: fromOnePlace, windowMs }) ?? attempts.count(account, { max: inAll, windowMs })
    if (seconds !== undefined) throw new Fault('too-many', 429, { seconds })
    const takeBack = () => [here, account].forEach(key => attempts.giveBack(key))
    const proven = await proof().catch((error: unknown) => {
      takeBack()
      throw error
    })
    if (proven === undefined) throw new Fault('sign-in.wrong', 401)
    takeBack()
    attempts.forget(here)
    return proven
  }
  return {
    hash: async password => (await plain.$context).password.hash(password),
    guarded,
    async prove(tried, hash, password) {
      const { verify } = (await plain.$context).password
      await guarded(tried, async () => (hash !== null && (await verify({ hash, password })) ? true : undefined))
    },
  }
}
