import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Snippet } from '#protocol'
import { listSnippets, type SnippetUsed } from './store.ts'

/** Those that somebody finds: their own and everybody's, used last first. As app. */
export async function snippets(tx: Tx, who: Who): Promise<Snippet[]> {
  return (await listSnippets(tx, who.workspaceId, personOf(who))).map(shown)
}

/** One that they find. @throws Fault `snippet.unknown` (404) */
export async function snippet(tx: Tx, who: Who, id: string): Promise<Snippet> {
  const found = (await snippets(tx, who)).find(each => each.id === id)
  if (!found) throw new Fault('snippet.unknown', 404)
  return found
}

const shown = ({ ownerId, ...row }: SnippetUsed): Snippet => ({ ...row, isShared: ownerId === null })
