import type { Statement, Tx } from '#db'

/** An envelope beside the first that says what a message says. */
export type Repeat = { workspaceId: string; messageId: string; envelope: number }

const noting: Statement = {
  name: 'messages-repeated',
  text: `insert into message_envelopes (workspace_id, message_id, envelope)
    select w, m, e from json_to_recordset($1::json) as x(w uuid, m uuid, e bigint) on conflict do nothing`,
}

/** So that what its writer deletes can be taken out of them all. */
export const noteEnvelopes = (tx: Tx, repeats: readonly Repeat[]): Promise<unknown> =>
  tx.query(noting, [
    JSON.stringify(
      repeats.map(({ workspaceId, messageId, envelope }) => ({ w: workspaceId, m: messageId, e: envelope })),
    ),
  ])
