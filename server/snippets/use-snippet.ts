import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { snippet } from './snippets.ts'
import { countUse } from './store.ts'

/** Somebody took it: it stands first for them from now on. @throws Fault `snippet.unknown` (404) */
export async function useSnippet(tx: Tx, who: Who, { id, now }: { id: string; now: number }): Promise<void> {
  await snippet(tx, who, id)
  const personId = personOf(who)
  if (personId !== null) await countUse(tx, who.workspaceId, personId, id, now)
}
