import { mustBeAble, type Who } from '#accounts'
import { sqlTime, type Statement, type Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import { covered } from '#personal'
import type { Correction, CorrectionPage, Reading } from '#protocol'
import { correctedIn } from './corrected.ts'
import type { Beneath } from './tables.ts'

const finding: Statement = {
  name: 'readings-corrections',
  text: `select r.message_id as "messageId", m.conversation_id as "conversationId", r.corrected_at as at, r.corrected_by as by, r.model,
      r.corrected, concat_ws(E'\\n', m.subject, m.text) as text,
      r.language, r.sentiment, r.is_unsure as "isUnsure", r.emotion, r.urgency, r.kind, r.subject, r.toxicity, r.irony
    from readings r join messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = $1 and r.corrected_at is not null and (r.corrected_at, r.message_id) > ($2, $3)
    order by r.corrected_at, r.message_id limit $4`,
}

type Found = Omit<Correction, 'aspects'> & Reading & { corrected: string }

const beginning = { at: 0, id: '00000000-0000-0000-0000-000000000000' }

/**
 * What people have corrected, the oldest first: what the brand's own models learn from. As app.
 * @throws Fault `forbidden` (403), `cursor.malformed` (422)
 */
export async function corrections(
  tx: Tx,
  who: Who,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<CorrectionPage> {
  mustBeAble(who, 'administer')
  const place = after === undefined ? beginning : readSpot(after)
  const found = await tx.query<Found>(finding, [who.workspaceId, sqlTime(place.at), place.id, limit + 1])
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: rows.map(({ corrected, messageId, conversationId, at, by, text, model, ...stands }) => ({
      ...{ messageId, conversationId, at, by, text: covered(text), model },
      aspects: correctedIn({ ...stands, beneath: JSON.parse(corrected) as Beneath }),
    })),
    next: last ? writeSpot({ at: last.at, id: last.messageId }) : null,
  }
}
