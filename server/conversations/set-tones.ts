import type { Statement, Tx } from '#db'
import type { Tone } from '#protocol'
import type { Named } from './rows.ts'

/** How the customer of a conversation sounds; null where nothing is read in it. */
export type Toned = Named & { tone: Tone | null }

const standing = `r.language, r.tone, r.kind, r.urgency, r.is_toxic, r.is_unsure`
const told = `x.language, x.tone, x.kind, x.urgency, x.is_toxic, x.is_unsure`

const setting: Statement = {
  name: 'conversations-tones',
  text: `with changed as (
      select x.* from json_to_recordset($1::json) as x(w uuid, c uuid, language text, tone real, kind text, urgency smallint,
        is_toxic boolean, is_unsure boolean)
      join inbox_rows r on r.workspace_id = x.w and r.conversation_id = x.c where (${standing}) is distinct from (${told})
      order by r.workspace_id, r.conversation_id for update of r
    )
    update inbox_rows r set language = x.language, tone = x.tone, kind = x.kind, urgency = x.urgency, is_toxic = x.is_toxic, is_unsure = x.is_unsure
    from changed x where r.workspace_id = x.w and r.conversation_id = x.c
    returning r.workspace_id as "workspaceId", r.conversation_id as id`,
}

/**
 * Writes how customers sound; returns those who sound otherwise now. Rows are taken in one order by all who write many, so
 * that two never wait for each other in a circle. As app or engine, one statement.
 */
export async function setTones(tx: Tx, tones: readonly Toned[]): Promise<Named[]> {
  if (tones.length === 0) return []
  return tx.query<Named>(setting, [JSON.stringify(tones.map(rowOf))])
}

function rowOf({ workspaceId, id, tone }: Toned) {
  const place = { w: workspaceId, c: id }
  if (!tone) return place
  const { language, sentiment, kind, urgency, isToxic, isUnsure } = tone
  return { ...place, language, tone: sentiment, kind, urgency, is_toxic: isToxic, is_unsure: isUnsure }
}
