import type { Who } from '#accounts'
import { faceOf } from '#channel'
import type { Statement, Tx } from '#db'
import { idOf } from '#lib'
import { append } from '#log'
import type { Place } from '#replies'
import { tellAct } from './events.ts'
import { insertAct } from './store.ts'

const latest: Statement = {
  name: 'acts-latest-heard',
  text: `select id, profile_id as "profileId" from messages
    where workspace_id = $1 and conversation_id = $2 and direction = 'in' and visibility = 'private' and external_id is not null
    order by at desc, id desc limit 1`,
}

type Asked = { conversationId: string; now: number; placeOf: (profileId: string) => Place }

/** Tells the platform that somebody of ours has read what the customer wrote last, once, where it has such a thing. */
export async function queueRead(tx: Tx, { workspaceId }: Who, { conversationId, now, placeOf }: Asked): Promise<void> {
  const [message] = await tx.query<{ id: string; profileId: string }>(latest, [workspaceId, conversationId])
  const place = message && placeOf(message.profileId)
  if (!place || place.disabled || !faceOf(place.can, 'private').deeds.includes('read')) return
  const id = idOf('read', message.id)
  const isNew = await insertAct(tx, {
    ...{ workspaceId, id, messageId: message.id, conversationId, deed: 'read', detail: '{}' },
    ...{ authorKind: 'system', authorId: null, at: now },
  })
  if (isNew) await append(tx, [tellAct({ workspaceId, conversationId, messageId: message.id }, id, 'act.queued')])
}
