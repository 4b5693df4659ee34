import type { Tx } from '#db'
import { newId } from '#lib'
import type { NewEvent } from '#log'
import { whereOf } from './choices.ts'
import type { NotificationEvent } from './events.ts'
import { findChoices, type News, writeNews } from './store.ts'

/**
 * Tells people what they want to be told. Returns the events for the end of the transaction. As app or engine: every
 * statement names the workspace.
 */
export async function makeNews(tx: Tx, told: readonly Omit<News, 'id'>[]): Promise<NewEvent[]> {
  // Of the same the latest counts.
  const news = [...new Map(told.map(each => [keyOf(each), each])).values()]
  if (news.length === 0) return []
  const chosen = new Map((await findChoices(tx, news)).map(each => [personKey(each), each.choices]))
  const wanted = news.filter(each => whereOf(chosen.get(personKey(each)), each.kind) !== 'nowhere')
  if (wanted.length === 0) return []
  const written = await writeNews(
    tx,
    wanted.map(each => ({ ...each, id: newId(each.at) })),
  )
  return written.map(({ workspaceId, id, personId, kind, conversationId }) => ({
    ...{ workspaceId, kind: 'notification.made' satisfies NotificationEvent, subjectId: personId },
    ...(conversationId !== null && { conversationId }),
    detail: { id, kind },
  }))
}

type Named = Pick<News, 'workspaceId' | 'personId'>

const personKey = ({ workspaceId, personId }: Named) => `${workspaceId}/${personId}`
const keyOf = (each: Omit<News, 'id'>) => `${personKey(each)}/${each.conversationId ?? each.subjectId}/${each.kind}`
