import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import type { DraftKind } from '#protocol'
import { accessDrafts } from './access.ts'
import { tellDraft } from './events.ts'
import { dropOther as drop, findStanding } from './store.ts'

type Asked = { conversationId: string; kind: DraftKind; version: string }

/** Its writer has chosen: the other text is not offered any more. False when it was not there. @throws Fault `forbidden`, `conversation.unknown` */
export async function dropOther(tx: Tx, who: Who, { conversationId, kind, version }: Asked): Promise<boolean> {
  const place = { ...(await accessDrafts(tx, who, conversationId)), kind }
  if (!(await drop(tx, place, version))) return false
  const { draft } = (await findStanding(tx, place))[kind]
  await append(tx, [tellDraft(place, draft?.version)])
  return true
}
