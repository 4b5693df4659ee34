import type { Statement, Tx } from '#db'

const saving: Statement = {
  name: 'customers-set-language',
  text: `update customers set language = $3 where workspace_id = $1 and id = $2 and language is distinct from $3`,
}

/** In which language a customer is spoken with. */
export const setLanguage = (
  tx: Tx,
  workspaceId: string,
  { customerId, language }: { customerId: string; language: string },
): Promise<unknown> => tx.query(saving, [workspaceId, customerId, language])
