import { createHash } from 'node:crypto'
import type { Tx } from '#db'
import { newId } from '#lib'
import { append } from '#log'
import type { Vault } from '#profiles'
import { reviseReadings } from '#readings'
import { type Answered, type Asking, tokensOf } from './ask.ts'
import { giveBack, settleAsk } from './ask-store.ts'
import { after } from './breaker.ts'
import { addCall, settleCall } from './call-store.ts'
import { tellProvider } from './events.ts'
import { addUse, lockProvider, noteHealth } from './provider-store.ts'
import { type NewCall, type ProviderRow, versionOf } from './tables.ts'

/** A text that leaves now, and of which message it is. */
export type Call = NewCall & { text: string }

export const callOf = (
  vault: Vault,
  text: string,
  { messageId, readAt, now }: { messageId: string | null; readAt: number | null; now: number },
): Call => ({
  ...{ id: newId(now), messageId, readAt, at: now, text },
  bytes: Buffer.byteLength(text),
  hash: createHash('sha256').update(text).digest('hex'),
  sent: vault.seal(text),
})

/** What is written before it leaves: the ledger's line, and the request taken from the day. */
export async function begin(tx: Tx, provider: ProviderRow, calls: readonly Call[], now: number): Promise<void> {
  await addUse(tx, provider, { requests: calls.length, tokens: 0 }, now)
  for (const call of calls) await addCall(tx, provider, call)
}

export const askingOf = (vault: Vault, { endpoint, model, secret, reads, timeoutMs }: ProviderRow): Asking => ({
  ...{ endpoint, model, reads, timeoutMs },
  key: secret && vault.open(secret),
})

/** Whether what it may be asked in a day leaves room for one more such text. */
export const hasRoom = (
  { requestsADay, tokensADay }: Pick<ProviderRow, 'requestsADay' | 'tokensADay'>,
  used: { requests: number; tokens: number },
  text = '',
): boolean => used.requests < requestsADay && used.tokens + tokensOf(text) <= tokensADay

/**
 * Writes what became of a call: its line, the day, how the provider stands, and the reading, all at once. Where the settings were
 * changed meanwhile, nothing is held against the new ones.
 */
export async function settle(tx: Tx, asked: ProviderRow, call: Call, answered: Answered, now: number): Promise<void> {
  const { workspaceId, id } = asked
  const { outcome, reading, tokens, retryAfterMs } = answered
  const provider = await lockProvider(tx, workspaceId, id)
  await addUse(tx, asked, { requests: 0, tokens }, now)
  await settleCall(tx, workspaceId, call.id, answered)
  const isSame = provider?.endpoint === asked.endpoint && provider.model === asked.model
  if (provider && isSame) {
    const health = after(provider, outcome, now, retryAfterMs)
    await noteHealth(tx, provider, health, outcome)
    if (outcome !== provider.lastOutcome || health.restsUntil !== provider.restsUntil)
      await append(tx, [tellProvider(workspaceId, id)])
  }
  if (call.messageId === null || call.readAt === null) return
  if (outcome === 'busy' || outcome === 'refused') return void (await giveBack(tx, workspaceId, call.messageId))
  if (outcome === 'down' || outcome === 'slow') return
  await settleAsk(tx, workspaceId, call.messageId)
  if (!reading) return
  const sure = reading.sentiment === undefined ? {} : { isUnsure: false }
  const { messageId, readAt } = call
  await reviseReadings(
    tx,
    workspaceId,
    [{ messageId, readAt, model: versionOf(asked), reading: { ...reading, ...sure } }],
    now,
  )
}
