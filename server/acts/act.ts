import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import { accessMessage, authorOf } from '#messages'
import { uncoveredBy } from '#personal'
import { checkFacts, keepRedirection, mustBeSayable, type Place, redirectReasonOf } from '#replies'
import { tellAct } from './events.ts'
import { type ActedOn, mustBePossible } from './rules.ts'
import { type ActDeed, forgetFailed, insertAct } from './store.ts'

export type { ActDeed }

export type NewAct = {
  /** Made by whoever does it: the same id twice is one act. */
  id: string
  messageId: string
  what: ActDeed
  now: number
  placeOf: (profileId: string) => Place
}

const actedOn: Statement = {
  name: 'acts-on',
  text: `select direction, visibility, state, at, external_id as "externalId", deleted_at as "deletedAt", text
    from messages where workspace_id = $1 and id = $2`,
}

/**
 * Does something to a message on its platform. False when an act of this id was there already.
 * @throws Fault what `mustBePossible` and, of an edit, `mustBeSayable` say, `forbidden` (403), `message.unknown` (404)
 */
export async function act(tx: Tx, who: Who, asked: NewAct): Promise<boolean> {
  const { id, messageId, what, now, placeOf } = asked
  const found = await accessMessage(tx, who, messageId)
  const [on] = found ? await tx.query<ActedOn & { text: string | null }>(actedOn, [who.workspaceId, messageId]) : []
  if (!found || !on) throw new Fault('message.unknown', 404)
  const meant = what.deed === 'edit' ? { ...what, text: uncoveredBy(cleanText(what.text), on.text ?? '') } : what
  const { deed, ...rest } = meant.deed === 'edit' ? { deed: meant.deed, text: meant.text } : meant
  mustBePossible(placeOf(found.message.profileId), on, meant, now)
  const { conversationId, workspaceId } = found.message
  if (meant.deed === 'edit')
    await mustSay(tx, who, { ...meant, messageId, conversationId, visibility: on.visibility, now })
  const author = authorOf(who)
  const row = {
    ...{ workspaceId, id, messageId, conversationId, deed, detail: JSON.stringify(rest) },
    ...{ authorKind: author.kind, authorId: author.id, at: now },
  }
  const [isNew] = await Promise.all([insertAct(tx, row), forgetFailed(tx, row)])
  if (isNew) await append(tx, [tellAct({ workspaceId, conversationId, messageId }, id, 'act.queued')])
  return isNew
}

type Edited = Extract<ActDeed, { deed: 'edit' }> &
  Pick<NewAct, 'messageId' | 'now'> &
  Pick<ActedOn, 'visibility'> & { conversationId: string }

/** An edit says what a reply may say; what was sent with a reason keeps it. */
async function mustSay(tx: Tx, who: Who, edited: Edited): Promise<void> {
  const { messageId, redirectReason: reason, conversationId, text, now } = edited
  const [facts, before] = await Promise.all([checkFacts(tx, who, conversationId), redirectReasonOf(tx, who, messageId)])
  const visibility = edited.visibility === 'public' ? 'public' : 'private'
  mustBeSayable({ text, visibility, redirectReason: reason ?? before }, facts)
  if (reason) await keepRedirection(tx, who, { messageId, reason, now })
}
