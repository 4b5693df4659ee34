import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { accessCase } from './access.ts'
import { tellCase } from './events.ts'
import { saveCase } from './store.ts'
import { titleOf } from './title.ts'

/** @throws Fault `forbidden`, `case.unknown` (404), `case.empty` (422) */
export async function editCase(tx: Tx, who: Who, { id, title }: { id: string; title: string }): Promise<void> {
  const before = await accessCase(tx, who, id)
  const called = titleOf(title)
  if (called === before.title) return
  await saveCase(tx, who.workspaceId, { ...before, title: called })
  await append(tx, [tellCase(who.workspaceId, 'case.changed', before)])
}
