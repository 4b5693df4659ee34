import { record, type Who } from '#accounts'
import type { Statement, Tx } from '#db'
import type { Message } from '#protocol'
import { mustReadMessage } from './access.ts'
import { findNamed } from './facts.ts'
import { showUncovered } from './show-message.ts'

/**
 * A message as it was written, to one who may read it. That they looked stands in the audit before they see it. As app.
 * @throws Fault `message.unknown` (404)
 */
export async function uncover(tx: Tx, who: Who, id: string): Promise<Message> {
  const { workspaceId } = who
  const { conversationId } = await mustReadMessage(tx, who, id)
  const [facts] = await findNamed(tx, [{ workspaceId, id }])
  await record(tx, who, 'message.uncovered', id, { conversationId })
  return showUncovered(facts!)
}

const looked: Statement = {
  name: 'messages-uncovered',
  text: `select 1 from audit where workspace_id = $1 and subject_id = $2 and deed = 'message.uncovered'
      and coalesce(person_id, key_id) = $3 and at > now() - interval '1 hour' limit 1`,
}

/**
 * Whether it stands in the audit that they uncovered this message within the hour: its mail is shown so, too. Lines of the
 * audit carry the time of the machine. As app.
 */
export async function hasUncovered(tx: Tx, who: Who, id: string): Promise<boolean> {
  if (who.kind === 'machine') return false
  const asker = who.kind === 'person' ? who.personId : who.keyId
  return (await tx.query(looked, [who.workspaceId, id, asker])).length > 0
}
