import { found, mustBeAble, mustBeSoundBrand, record, type Welcome, type Who } from '#accounts'
import type { Database } from '#db'
import { Fault, newId } from '#lib'
import type { FirstRun } from '#protocol'
import { mustBeGoodPassword, type Passwords } from './password.ts'
import type { Comer, SetUpGuard } from './set-up-guard.ts'
import * as store from './store.ts'

/** What the first run keeps under this name in the installation. */
export const publicAddressKey = 'public-address'

type Means = { database: Database; passwords: Passwords; guard: SetUpGuard }

/**
 * Makes the first brand and its owner. Of two at the same moment one comes through. Returns the public address.
 * @throws Fault installation.set-up (409), set-up.token (403), too-many (429), password.*, color.too-light,
 * time-zone.unknown, address.malformed (422)
 */
export async function firstRun(
  { database, passwords, guard }: Means,
  input: FirstRun,
  comer: Comer,
  welcome: Welcome,
): Promise<string> {
  // Once somebody is there, the token is worth nothing: it is not even looked at.
  if (await database.engine(store.anybodyThere)) throw new Fault('installation.set-up', 409)
  guard.mustLetIn(comer)
  const { brand, owner } = input
  const address = originOf(input.publicAddress)
  mustBeSoundBrand(brand)
  mustBeGoodPassword(owner.password, owner)
  const password = await passwords.hash(owner.password)
  await database.engine(async tx => {
    await store.lockFirstRun(tx)
    if (await store.anybodyThere(tx)) throw new Fault('installation.set-up', 409)
    const person = { id: newId(), name: owner.name, email: owner.email.toLowerCase(), language: brand.language }
    await store.addPerson(tx, person, { id: newId(), password })
    await store.writeInstallation(tx, publicAddressKey, address)
    await found(tx, { brand, owner: person, welcome })
  })
  return address
}

/**
 * The address is every brand's: the links of invitations and the hooks of all stand under it. It is for those who own
 * the first one to say. @throws Fault forbidden (403), address.malformed (422)
 */
export async function setPublicAddress(database: Database, who: Who, address: string): Promise<string> {
  mustBeAble(who, 'own')
  const origin = originOf(address)
  await database.engine(async tx => {
    if (who.kind === 'person' && !(await store.ownsFirstBrand(tx, who.personId))) throw new Fault('forbidden', 403)
    await store.writeInstallation(tx, publicAddressKey, origin)
    await record(tx, who, 'installation.moved', undefined, { to: origin })
  })
  return origin
}

/** The address without a path, as browsers name an origin. @throws Fault address.malformed (422) */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Fault('address.malformed', 422)
  return url.origin
}
