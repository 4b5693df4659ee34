import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ProviderCall, ProviderCallPage } from '#protocol'
import type { Vault } from '#profiles'
import { dropAsks } from './ask-store.ts'
import { callsOf, forgetTexts, pageOfCalls, sentText } from './call-store.ts'

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What was sent where, the latest first. @throws Fault `forbidden` (403) */
export async function providerCalls(
  tx: Tx,
  who: Who,
  { before = last, limit }: { before?: string | undefined; limit: number },
): Promise<ProviderCallPage> {
  mustBeAble(who, 'administer')
  const found = await pageOfCalls(tx, who.workspaceId, before, limit + 1)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}

/** The text that left, word for word. @throws Fault `forbidden` (403), `provider.call-unknown`, `provider.text-gone` (404) */
export async function callText(tx: Tx, who: Who, vault: Vault, id: string): Promise<string> {
  mustBeAble(who, 'administer')
  const sent = await sentText(tx, who.workspaceId, id)
  if (sent === undefined) throw new Fault('provider.call-unknown', 404)
  if (sent === null) throw new Fault('provider.text-gone', 404)
  return vault.open(sent)
}

/** What was sent of these messages, and where, for whoever asks what is kept of them. */
export const exportOf = async (
  tx: Tx,
  vault: Vault,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<(ProviderCall & { text: string | null })[]> =>
  (await callsOf(tx, workspaceId, messageIds)).map(({ sent, ...call }) => ({ ...call, text: sent && vault.open(sent) }))

/** Forgets what was sent of these messages, and asks no more of them; that something was sent stays. As engine. */
export async function erase(tx: Tx, workspaceId: string, messageIds: readonly string[]): Promise<void> {
  const named = messageIds.map(id => ({ workspaceId, id }))
  await Promise.all([forgetTexts(tx, named), dropAsks(tx, named)])
}
