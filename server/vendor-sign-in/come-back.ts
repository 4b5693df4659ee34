import type { Channel, SettingValues } from '#channel'
import type { Database } from '#db'
import { cleanText, type Clock, Fault, minute, second } from '#lib'
import type { Contexts, Vault } from '#profiles'
import { isProven, readState, seal, type Sealed, unseal } from './secrets.ts'
import * as store from './store.ts'
import type { SignInRow } from './tables.ts'
import { announced } from './values.ts'

const patienceMs = 25 * second
/** Time to choose accounts and save, or to read what went wrong. */
const keptMs = 30 * minute
const longestText = 300

/** What the vendor says in the address with which the person comes back, and the channel of that address. */
export type CameBack = { channel: string; state: string; code?: string; error?: string; errorText?: string }

type Person = { personId: string; sessionId: string }
type Means = {
  database: Database
  channels: ReadonlyMap<string, Channel>
  contexts: Contexts
  vault: Vault
  now: Clock
}

type Outcome =
  | { state: 'signed-in'; values: SettingValues }
  | { state: 'declined' }
  | { state: 'failed'; failure: string; text?: string }

/**
 * Redeems the code, once. Gives the place of the console where the person was; how it went stands in the card.
 * @throws Fault vendor-sign-in.unknown, vendor-sign-in.other-person (403), vendor-sign-in.spent (409)
 */
export async function comeBack(means: Means, person: Person, came: CameBack): Promise<{ back: string; id: string }> {
  const { database, vault, now } = means
  const state = readState(came.state)
  if (!state) throw new Fault('vendor-sign-in.unknown', 403)
  const row = await database.app(state.workspaceId, async tx => {
    const found = await store.find(tx, state.id)
    if (!found || !isProven(state.secret, unseal(vault, found.sealed))) throw new Fault('vendor-sign-in.unknown', 403)
    // A vendor who hands people on to another would else be given what that one grants.
    if (found.channel !== came.channel) throw new Fault('vendor-sign-in.unknown', 403)
    // Another's coming spends nothing: whoever went may still come back.
    if (found.personId !== person.personId || found.sessionId !== person.sessionId)
      throw new Fault('vendor-sign-in.other-person', 403)
    if (found.state !== 'under-way') throw new Fault('vendor-sign-in.spent', 409)
    await store.update(tx, { ...found, state: 'redeeming' })
    return found
  })
  const opened = unseal(vault, row.sealed)
  const outcome: Outcome =
    row.expiresAt < now() ? { state: 'failed', failure: 'expired' } : await outcomeOf(means, row, opened, came)
  await database.app(row.workspaceId, tx => store.update(tx, changed(row, opened, outcome, { vault, now: now() })))
  return { back: row.back, id: row.id }
}

async function outcomeOf(means: Means, row: SignInRow, opened: Sealed, came: CameBack): Promise<Outcome> {
  if (came.error === 'access_denied') return { state: 'declined' }
  if (came.error !== undefined || !came.code) {
    const text = [came.error, came.errorText].filter(Boolean).join(': ').slice(0, longestText)
    return { state: 'failed', failure: 'vendor-refuses', ...(text ? { text } : {}) }
  }
  return redeem(means, row, opened, came.code)
}

async function redeem(
  { channels, contexts }: Means,
  { workspaceId, connectionId, channel: channelId }: SignInRow,
  { verifier, returnAddress, prepared, values }: Sealed,
  code: string,
): Promise<Outcome> {
  const channel = channels.get(channelId)
  if (!channel?.signIn) return { state: 'failed', failure: 'vendor-refuses' }
  const settings = channel.settings.read(values)
  const ctx = contexts({ workspaceId, id: connectionId, settings }, AbortSignal.timeout(patienceMs))
  try {
    const came = { code, verifier, returnAddress, ...(prepared === undefined ? {} : { prepared }) }
    const got = await channel.signIn.redeem(ctx, came)
    if ('values' in got) return { state: 'signed-in', values: announced(channel.signIn, got.values) }
    return { state: 'failed', failure: got.code, ...(got.text === undefined ? {} : { text: got.text }) }
  } catch {
    // What was thrown is not for people to read: it may name what was sent.
    return { state: 'failed', failure: 'unreachable' }
  }
}

/** What was on its way is over; only the settings stay. */
function changed(row: SignInRow, opened: Sealed, outcome: Outcome, { vault, now }: { vault: Vault; now: number }) {
  const got = outcome.state === 'signed-in' ? outcome.values : {}
  const { proof, returnAddress, values, was } = opened
  return {
    id: row.id,
    state: outcome.state,
    failure: outcome.state === 'failed' ? outcome.failure : null,
    failureText: (outcome.state === 'failed' && outcome.text && cleanText(outcome.text)) || null,
    sealed: seal(vault, { proof, verifier: '', returnAddress, values: { ...values, ...got }, ...(was && { was }) }),
    expiresAt: now + keptMs,
  }
}
