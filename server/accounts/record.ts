import type { Statement, Tx } from '#db'
import { newId } from '#lib'
import type { AuditDeed, AuditDetails } from '#protocol'
import type { Who } from './who.ts'

const insert: Statement = {
  name: 'audit-record',
  text: `insert into audit (workspace_id, id, person_id, key_id, deed, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7)`,
}

/**
 * Writes who did what into the audit, in the transaction of the deed. `deed` is named by its event ("profile.added");
 * `detail` holds no secrets and nothing a customer wrote, for these lines are never changed.
 */
export async function record<Deed extends AuditDeed>(
  tx: Tx,
  who: Who,
  deed: Deed,
  subjectId?: string,
  detail?: AuditDetails[Deed],
): Promise<void> {
  const personId = who.kind === 'person' ? who.personId : null
  const keyId = who.kind === 'key' ? who.keyId : null
  const shown = detail === undefined ? null : JSON.stringify(detail)
  await tx.query(insert, [who.workspaceId, newId(), personId, keyId, deed, subjectId ?? null, shown])
}
