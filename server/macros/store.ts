import { sqlTime, type Statement, type Tx } from '#db'
import { day } from '#lib'
import type { MacroStep } from '#protocol'

/** `ownerId` null: everybody's. */
export type MacroRow = { id: string; ownerId: string | null; name: string; steps: MacroStep[] }

const list: Statement = {
  name: 'macros-list',
  text: `select id, owner_id as "ownerId", name, steps from macros where workspace_id = $1 and (owner_id is null or owner_id = $2) order by name, id`,
}

/** Those that a person finds, by name. */
export async function listMacros(tx: Tx, workspaceId: string, personId: string | null): Promise<MacroRow[]> {
  const rows = await tx.query<Omit<MacroRow, 'steps'> & { steps: string }>(list, [workspaceId, personId])
  return rows.map(row => ({ ...row, steps: JSON.parse(row.steps) as MacroStep[] }))
}

const saving: Statement = {
  name: 'macros-save',
  text: `insert into macros (workspace_id, id, owner_id, name, steps, changed_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace_id, id) do update set owner_id = excluded.owner_id, name = excluded.name, steps = excluded.steps,
      changed_at = excluded.changed_at`,
}

export const saveMacro = (
  tx: Tx,
  workspaceId: string,
  { id, ownerId, name, steps }: MacroRow,
  now: number,
): Promise<unknown> => tx.query(saving, [workspaceId, id, ownerId, name, JSON.stringify(steps), sqlTime(now)])

export const deleteMacro = (tx: Tx, workspaceId: string, id: string): Promise<unknown> =>
  tx.query(`delete from macros where workspace_id = $1 and id = $2`, [workspaceId, id])

/** Two who change the list at once would both take the last place in it. */
export const lockMacros = (tx: Tx, workspaceId: string): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 4))`, [`macros/${workspaceId}`])

/** What was done in one go; `undo` is null once it was undone. */
export type RunRow = { id: string; conversationId: string; personId: string; at: number; undo: string | null }

const running: Statement = {
  name: 'macros-run',
  text: `insert into macro_runs (workspace_id, id, macro_id, conversation_id, person_id, at, undo) values ($1, $2, $3, $4, $5, $6, $7)`,
}

export const noteRun = (
  tx: Tx,
  workspaceId: string,
  macroId: string,
  { id, conversationId, personId, at, undo }: RunRow,
): Promise<unknown> => tx.query(running, [workspaceId, id, macroId, conversationId, personId, sqlTime(at), undo])

const run: Statement = {
  name: 'macros-run-of',
  text: `select id, conversation_id as "conversationId", person_id as "personId", at, undo from macro_runs where workspace_id = $1 and id = $2`,
}

export const findRun = async (tx: Tx, workspaceId: string, id: string): Promise<RunRow | undefined> =>
  (await tx.query<RunRow>(run, [workspaceId, id]))[0]

export const forgetUndo = (tx: Tx, workspaceId: string, id: string): Promise<unknown> =>
  tx.query(`update macro_runs set undo = null where workspace_id = $1 and id = $2`, [workspaceId, id])

/** A note that was just written, and nothing else. */
export const deleteNote = (tx: Tx, workspaceId: string, id: string): Promise<unknown> =>
  tx.query(`delete from messages where workspace_id = $1 and id = $2 and direction = 'note'`, [workspaceId, id])

/** Runs older than a day: their ids begin with their time. */
export const forgetRuns = (tx: Tx, workspaceId: string, now: number): Promise<unknown> => {
  const hex = Math.max(0, now - day)
    .toString(16)
    .padStart(12, '0')
  const before = `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
  return tx.query(`delete from macro_runs where workspace_id = $1 and id < $2`, [workspaceId, before])
}
