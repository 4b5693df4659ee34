import { type ConversationRow, stateOf, writeChange } from '#conversations'
import type { Tx } from '#db'
import type { NewEvent } from '#log'
import type { Case } from '#protocol'

type Said = {
  /** `case-apart`: of what was taken into it, while itself it is of another case. */
  deed: 'case-linked' | 'case-unlinked' | 'case-apart'
  by: string | null
  of: Case
  now: number
}

/** The line in the timeline; the conversation itself stays as it is. */
export const say = (
  tx: Tx,
  conversation: ConversationRow,
  { deed, by, of: { id, number, title }, now }: Said,
): Promise<NewEvent[]> =>
  writeChange(tx, conversation, {
    to: stateOf(conversation),
    deed: 'linked',
    line: { says: { deed, by, id, number, title } },
    now,
  })
