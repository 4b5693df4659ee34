import type { Database } from '#db'
import { Fault, newId } from '#lib'
import type { FirstRun } from '#protocol'
import { mustBeAble } from './may.ts'
import { mustBeGoodPassword, type Passwords } from './password.ts'
import { record } from './record.ts'
import * as store from './store.ts'
import type { Who } from './who.ts'
import { found, mustBeSoundBrand, type Welcome } from './workspaces.ts'

/** What the first run keeps under this name in the installation. */
export const publicAddressKey = 'public-address'

/**
 * Makes the first brand and its owner. Of two at the same moment one comes through.
 * @throws Fault installation.set-up (409), password.*, color.too-light, time-zone.unknown, address.malformed (422)
 */
export async function firstRun(
  database: Database,
  passwords: Passwords,
  input: FirstRun,
  welcome: Welcome,
): Promise<string> {
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

/** @throws Fault forbidden (403), address.malformed (422) */
export async function setPublicAddress(database: Database, who: Who, address: string): Promise<string> {
  mustBeAble(who, 'own')
  const origin = originOf(address)
  await database.engine(async tx => {
    await store.writeInstallation(tx, publicAddressKey, origin)
    await record(tx, who, 'installation.moved', undefined, { to: origin })
  })
  return origin
}

/** The address without a path, as browsers name an origin. @throws Fault address.malformed (422) */
function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Fault('address.malformed', 422)
  return url.origin
}
