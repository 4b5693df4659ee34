import type { Channel, Health, SettingValues } from '#channel'
import { mustBeAble, type Who } from '#accounts'
import type { Database } from '#db'
import { type Clock, Fault, minute, newId, second } from '#lib'
import { type Contexts, settingsOfProfile, type Vault } from '#profiles'
import { vendorReturnPath } from '#protocol'
import { challengeOf, digestOf, newSecret, proofOf, seal, writeState } from './secrets.ts'
import * as store from './store.ts'
import { tryingWith } from './take.ts'
import { valuesToBeginWith } from './values.ts'

const patienceMs = 20 * second
const longestMs = 10 * minute

export type BeginInput = {
  channel: string
  /** Whose connection is entered again. */
  profileId?: string
  /** An earlier try, whose settings stay where none are given. */
  after?: string
  settings: SettingValues
  /** What else stands in the form, to be given back; no secrets. */
  filled: object
  /** The place of the console to come back to: "/b/urraca/channels/new/mastodon". */
  back: string
  /** Of the address at which the person is, and to which the vendor sends them back. */
  origin: string
}

/** Where the person is to go, or why the vendor cannot have them. */
export type SignInBegun = { health: Health; go?: { id: string; address: string } }

type Means = {
  database: Database
  channels: ReadonlyMap<string, Channel>
  contexts: Contexts
  vault: Vault
  now: Clock
}
type Entry = { who: Who; sessionId: string | null }

/**
 * Keeps what is needed to go on when the person comes back, within ten minutes and in this session.
 * @throws Fault forbidden (403), not-found (404), channel.unknown, vendor-sign-in.none, address.malformed, FieldFault
 * settings.faulty, vendor-sign-in.over (422)
 */
export async function beginSignIn(means: Means, { who, sessionId }: Entry, input: BeginInput): Promise<SignInBegun> {
  mustBeAble(who, 'administer')
  if (who.kind !== 'person' || sessionId === null) throw new Fault('forbidden', 403)
  const { database, contexts, vault, now } = means
  const back = placeOf(input.back, input.origin)
  const { channel, connectionId, values, was } = await subjectOf(means, who, input)
  const { workspaceId, personId } = who
  const { profileId = null, filled } = input
  const returnAddress = new URL(vendorReturnPath(channel.id), input.origin).href
  const settings = channel.settings.read(values)
  const ctx = contexts({ workspaceId, id: connectionId, settings }, AbortSignal.timeout(patienceMs))
  const before = await prepare(channel, ctx, returnAddress)
  if (before && 'state' in before) return { health: before }
  const [id, secret, verifier] = [newId(now()), newSecret(), newSecret()]
  const state = writeState({ workspaceId, id, secret })
  const address = channel.signIn!.address(settings, {
    ...{ returnAddress, state, challenge: challengeOf(verifier) },
    ...before,
  })
  mustBeOnTheWeb(address)
  const sealed = seal(vault, { proof: proofOf(secret), verifier, returnAddress, values, ...was, ...before })
  await database.app(workspaceId, tx =>
    store.insert(tx, {
      ...{ workspaceId, id, connectionId, profileId, personId, sessionId, channel: channel.id, sealed, back },
      ...{ state: 'under-way', failure: null, failureText: null, filled: JSON.stringify(filled) },
      expiresAt: now() + longestMs,
    }),
  )
  return { health: { state: 'good' }, go: { id, address } }
}

/** The connection that is there, or the one that is to be. */
async function subjectOf({ database, channels, vault, now }: Means, who: Who, input: BeginInput) {
  const { profileId, settings, after } = input
  if (profileId === undefined) {
    const channel = channels.get(input.channel)
    if (!channel) throw new Fault('channel.unknown', 422, { channel: input.channel })
    const wanted = { channel: channel.id, profileId: null }
    const means = { vault, now: now() }
    const before = after === undefined ? undefined : await tryingWith(database, who, { ...wanted, id: after }, means)
    return { channel, connectionId: newId(now()), values: valuesToBeginWith(channel, settings, before?.values ?? {}) }
  }
  const found = await database.app(who.workspaceId, tx => settingsOfProfile(tx, profileId, { channels, vault }))
  const { channel, connectionId, values } = found
  return { channel, connectionId, values: valuesToBeginWith(channel, settings, values), was: { was: digestOf(values) } }
}

async function prepare({ signIn }: Channel, ctx: ReturnType<Contexts>, returnAddress: string) {
  try {
    return await signIn!.prepare?.(ctx, returnAddress)
  } catch {
    return { state: 'failing' as const, code: 'unreachable' }
  }
}

/** A path of our own and nothing else. @throws Fault address.malformed (422) */
function placeOf(path: string, origin: string): string {
  const url = path.startsWith('/') && URL.canParse(path, origin) ? new URL(path, origin) : undefined
  // Two slashes would be another host again: "/x/..//evil.example".
  if (url?.origin !== new URL(origin).origin || url.pathname.startsWith('//')) throw new Fault('address.malformed', 422)
  return url.pathname
}

function mustBeOnTheWeb(address: string): void {
  if (!/^https?:$/.test(new URL(address).protocol)) throw new Fault('address.malformed', 422)
}
