import type { ProviderAspect, ProviderOutcome } from '#protocol'
import type { Health } from './breaker.ts'

/** A provider as it is kept. */
export type ProviderRow = Health & {
  workspaceId: string
  id: string
  name: string
  endpoint: string
  model: string
  secret: Buffer | null
  keyEnding: string | null
  reads: ProviderAspect[]
  timeoutMs: number
  requestsADay: number
  tokensADay: number
  isOn: boolean
  lastOutcome: ProviderOutcome | null
}

/** What it was asked today. */
export type Usage = { requests: number; tokens: number }

/** A message to be asked of. `text`: as the customer wrote it. */
export type Due = { messageId: string; readAt: number; text: string; names: string[] }

/** What stands in the ledger before a text leaves. */
export type NewCall = {
  id: string
  messageId: string | null
  readAt: number | null
  at: number
  bytes: number
  hash: string
  sent: Buffer
}

/** Under which name what it read is kept. */
export const versionOf = ({ name, model }: Pick<ProviderRow, 'name' | 'model'>): string => `${name}:${model}`
