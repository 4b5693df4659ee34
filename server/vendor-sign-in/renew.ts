import type { Channel, Health } from '#channel'
import { mustBeAble, type Who } from '#accounts'
import type { Database } from '#db'
import { type Clock, Fault } from '#lib'
import {
  awaitsAccounts,
  type Contexts,
  type Directory,
  editProfile,
  type HealthNotes,
  settingsOfProfile,
  trySettings,
  type Vault,
} from '#profiles'
import { digestOf } from './secrets.ts'
import * as store from './store.ts'
import { takeSignIn, tryingWith } from './take.ts'

type Means = {
  database: Database
  channels: ReadonlyMap<string, Channel>
  contexts: Contexts
  directory: Directory
  health: HealthNotes
  vault: Vault
  now: Clock
}

/** How it went, and the connection that was changed; none where it stays as it was. */
export type Renewed = { health: Health; connectionId?: string }

/**
 * Gives a connection what its sign-in has brought, once the platform says that it is good and that it reaches the accounts
 * that are profiles here; else it stays as it was, and the code says why (`other-account`, or the channel's own).
 * @throws Fault forbidden (403), not-found (404), vendor-sign-in.over (422)
 */
export async function renewConnection(means: Means, who: Who, id: string): Promise<Renewed> {
  mustBeAble(who, 'administer')
  const { database, directory, health, vault, now } = means
  const row = await database.app(who.workspaceId, tx => store.find(tx, id))
  const profileId = row?.profileId
  if (!row || !profileId || who.kind !== 'person' || row.personId !== who.personId) throw new Fault('not-found', 404)
  if (row.state !== 'signed-in') throw new Fault('vendor-sign-in.over', 422)
  const wanted = { id, channel: row.channel, profileId }
  const begun = await tryingWith(database, who, wanted, { vault, now: now() })
  const tried = await trySettings(means, who, { channel: row.channel, settings: {} }, begun)
  if (tried.health.state === 'failing') return tried
  const { found } = tried
  const reached = new Set(found.map(({ key }) => key))
  const connected = directory.find(begun.connectionId)
  const isChosen = connected?.channel.profiles && !awaitsAccounts(connected)
  if (isChosen && [...connected.profiles].some(([key, { disabled }]) => !disabled && !reached.has(key))) {
    const text = found.map(({ name, handle }) => handle ?? name).join(', ')
    return { health: { state: 'failing', code: 'other-account', text } }
  }
  await database.app(who.workspaceId, async tx => {
    const taken = await takeSignIn(tx, who, wanted, { vault, now: now() })
    const { values } = await settingsOfProfile(tx, profileId, means)
    // Somebody has changed them since: what they said then must not come back.
    if (digestOf(values) !== taken.was) throw new Fault('vendor-sign-in.over', 422)
    await editProfile(tx, who, { id: profileId, change: { settings: {} } }, means, taken)
  })
  await directory.reload()
  health.checked({ workspaceId: who.workspaceId, id: begun.connectionId }, now(), tried.health)
  await health.flush()
  return { health: tried.health, connectionId: begun.connectionId }
}
