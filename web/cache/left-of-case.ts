import type { CasePage, Conversation } from '#protocol'
import type { Holding } from './cache.ts'
import { casesKey, conversationKey } from './keys.ts'

/** What else of its case stays open when a conversation is closed; undefined where it is of none, or alone in it. */
export function leftOfCase(
  { client, workspaceId }: Holding,
  id: string,
): { number: number; count: number } | undefined {
  const caseId = client.getQueryData<Conversation>(conversationKey(workspaceId, id))?.caseId
  const found = caseId && client.getQueryData<CasePage>([...casesKey(workspaceId), 'one', caseId])
  if (!found || found.conversations < 2) return undefined
  const isCounted = found.first.some(row => row.id === id && row.status !== 'closed')
  return { number: found.number, count: found.open - (isCounted ? 1 : 0) }
}
