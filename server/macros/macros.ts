import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Macro } from '#protocol'
import { listMacros, type MacroRow } from './store.ts'

/** Those that somebody finds: their own and everybody's, by name. As app. */
export async function macros(tx: Tx, who: Who): Promise<Macro[]> {
  return (await listMacros(tx, who.workspaceId, personOf(who))).map(shown)
}

/** One that they find. @throws Fault `macro.unknown` (404) */
export async function macro(tx: Tx, who: Who, id: string): Promise<Macro> {
  const found = (await macros(tx, who)).find(each => each.id === id)
  if (!found) throw new Fault('macro.unknown', 404)
  return found
}

const shown = ({ ownerId, ...row }: MacroRow): Macro => ({ ...row, isShared: ownerId === null })
