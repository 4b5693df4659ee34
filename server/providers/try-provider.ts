import { mustBeAble, type Who } from '#accounts'
import type { Database, Tx } from '#db'
import { type Clock, Fault } from '#lib'
import type { ProviderTried } from '#protocol'
import type { Vault } from '#profiles'
import { ask } from './ask.ts'
import { askingOf, begin, callOf, hasRoom, settle } from './calling.ts'
import { leaving } from './leaving.ts'
import { lockProvider, usedToday } from './provider-store.ts'
import type { Reach } from './reach.ts'

type Needs = { database: Database; vault: Vault; reach: Reach; now: Clock }

/**
 * Asks a provider of a text that somebody wrote to try it, also one that is off. It stands in the ledger and counts for the day like
 * any other. @throws Fault `forbidden` (403), `provider.unknown` (404), `provider.text` (422), `provider.spent` (409)
 */
export async function tryProvider(
  { database, vault, reach, now }: Needs,
  who: Who,
  { id, text }: { id: string; text: string },
): Promise<ProviderTried> {
  mustBeAble(who, 'administer')
  if (!text.trim()) throw new Fault('provider.text', 422)
  const { workspaceId } = who
  const sent = leaving(text.trim(), [])
  const { provider, call } = await database.app(workspaceId, async (tx: Tx) => {
    const found = await lockProvider(tx, workspaceId, id)
    if (!found) throw new Fault('provider.unknown', 404)
    if (!hasRoom(found, await usedToday(tx, found, now()), sent)) throw new Fault('provider.spent', 409)
    const made = callOf(vault, sent, { messageId: null, readAt: null, now: now() })
    await begin(tx, found, [made], now())
    return { provider: found, call: made }
  })
  const answered = await ask(askingOf(vault, provider), sent, reach.fetch)
  await database.app(workspaceId, tx => settle(tx, provider, call, answered, now()))
  const { outcome, reading, tookMs, tokens } = answered
  return { sent, outcome, reading, tookMs, tokens }
}
