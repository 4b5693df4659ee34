import type { Who } from '#accounts'
import { conversation } from '#conversations'
import type { Tx } from '#db'
import { shortened } from '#lib'
import { covered } from '#personal'
import type { Way } from '#protocol'
import { composerRules, type Heard, heardIn, type Place } from '#replies'
import { type Elsewhere, findElsewhere } from './store.ts'

type Asked = { conversationId: string; now: number; placeOf: (profileId: string) => Place }

/**
 * Where else the customer of a conversation can be answered, the place where they wrote last first; those where it is not
 * possible now say why. As app. @throws Fault `conversation.unknown` (404)
 */
export async function waysTo(tx: Tx, who: Who, { conversationId, now, placeOf }: Asked): Promise<Way[]> {
  const [others] = await Promise.all([
    findElsewhere(tx, who.workspaceId, conversationId),
    conversation(tx, who, conversationId),
  ])
  const heard = await Promise.all(others.map(other => heardIn(tx, who.workspaceId, other.conversationId)))
  return others.map((other, at) => wayOf(other, placeOf(other.profileId), heard[at]!, now))
}

/** What may be written there now. Pure. */
function wayOf({ lastText, lastAt, ...other }: Elsewhere, place: Place, heard: Heard, now: number): Way {
  const { faces, templates, blocked } = composerRules(place, heard, now)
  const open = faces.find(face => face.blocked === null) ?? faces[0]
  const needsTemplate = templates && blocked === 'reply.window-closed'
  return {
    ...other,
    visibility: open?.visibility ?? 'private',
    last: lastAt === null ? null : { text: shortened(covered(lastText ?? '')), at: lastAt },
    windowUntil: open?.windowUntil ?? null,
    needsTemplate,
    blocked: open === undefined ? (blocked ?? 'reply.not-here') : blocked,
  }
}
