import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { accessView } from './access.ts'
import type { ViewEvent } from './events.ts'
import * as store from './store.ts'

/** @throws Fault `forbidden` (403), `view.unknown` (404) */
export async function deleteView(tx: Tx, who: Who, id: string): Promise<void> {
  await accessView(tx, who, id, 'change')
  await store.deleteView(tx, who.workspaceId, id)
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'view.removed' satisfies ViewEvent, subjectId: id }])
}
