import type { Statement, Tx } from '#db'
import type { Field, FieldSubject } from '#protocol'

export type FieldRow = Field & { position: number }
type Found = Omit<FieldRow, 'choices'> & { choices: string }

const list: Statement = {
  name: 'fields-list',
  text: `select id, subject, kind, label, choices, is_required as "isRequired", position, archived_at is not null as "isArchived"
    from fields where workspace_id = $1`,
}

/** Those of conversations first, each in their order. */
export async function listFields(tx: Tx, workspaceId: string): Promise<FieldRow[]> {
  const rows = await tx.query<Found>(list, [workspaceId])
  return rows
    .map(row => ({ ...row, choices: JSON.parse(row.choices) as Field['choices'] }))
    .toSorted((a, b) => compare(a.subject, b.subject) || a.position - b.position || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const insertField = (tx: Tx, workspaceId: string, field: FieldRow) =>
  tx.query(
    `insert into fields (workspace_id, id, subject, kind, label, choices, is_required, position) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[workspaceId, field.id, field.subject, field.kind, field.label, JSON.stringify(field.choices)],
      ...[field.isRequired, field.position],
    ],
  )

export const saveFields = (tx: Tx, workspaceId: string, fields: readonly FieldRow[]) =>
  tx.query(
    `update fields f set label = x.label, choices = x.choices, is_required = x."isRequired", position = x.position,
       archived_at = case when x."isArchived" then coalesce(f.archived_at, now()) end
     from json_to_recordset($2::json) as x(id uuid, label text, choices text, "isRequired" boolean, position int, "isArchived" boolean)
     where f.workspace_id = $1 and f.id = x.id`,
    [workspaceId, JSON.stringify(fields.map(field => ({ ...field, choices: JSON.stringify(field.choices) })))],
  )

/** Two who change the list at once would give two fields one place. */
export const lockFields = (tx: Tx, workspaceId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`fields/${workspaceId}`])

/** What was filled in of somebody before they turned out to be this customer stands behind what is filled in of them now. */
const values: Statement = {
  name: 'fields-values',
  text: `select distinct on (v.field_id) v.field_id as "fieldId", v.value from (
      select $2::uuid as id, 0 as place union all
      select home_id, 1 from identities where workspace_id = $1 and customer_id = $2) s
    join field_values v on v.workspace_id = $1 and v.subject_id = s.id
    order by v.field_id, s.place, s.id`,
}

export const valuesOf = (tx: Tx, workspaceId: string, subjectId: string) =>
  tx.query<{ fieldId: string; value: string }>(values, [workspaceId, subjectId])

const put: Statement = {
  name: 'fields-put',
  text: `insert into field_values (workspace_id, subject_id, field_id, value)
    select $1, $2, id, value from json_to_recordset($3::json) as x(id uuid, value text) where value is not null order by id
    on conflict (workspace_id, subject_id, field_id) do update set value = excluded.value`,
}
const empty: Statement = {
  name: 'fields-empty',
  text: `delete from field_values where workspace_id = $1
    and (subject_id = $2 or subject_id in (select home_id from identities where workspace_id = $1 and customer_id = $2))
    and field_id in (select id from json_to_recordset($3::json) as x(id uuid, value text) where value is null)`,
}

export async function saveValues(
  tx: Tx,
  workspaceId: string,
  subjectId: string,
  changed: readonly { id: string; value: string | null }[],
): Promise<void> {
  const asked = [workspaceId, subjectId, JSON.stringify(changed)]
  await Promise.all([tx.query(put, asked), tx.query(empty, asked)])
}

const customer: Statement = {
  name: 'fields-customer',
  text: `select 1 from customers where workspace_id = $1 and id = $2`,
}

export const isCustomer = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.query(customer, [workspaceId, id])).length > 0

const missing: Statement = {
  name: 'fields-missing',
  text: `select f.id, f.label, f.subject from conversations c join fields f on f.workspace_id = c.workspace_id
    where c.workspace_id = $1 and c.id = $2 and f.is_required and f.archived_at is null
      and not exists (select 1 from field_values v where v.workspace_id = f.workspace_id and v.field_id = f.id
        and (v.subject_id = case f.subject when 'customer' then c.customer_id else c.id end
          or f.subject = 'customer' and v.subject_id in (
            select i.home_id from identities i where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id)))
    order by f.subject, f.position`,
}

/** Required fields that are empty in a conversation. */
export const missingIn = (tx: Tx, workspaceId: string, conversationId: string) =>
  tx.query<{ id: string; label: string; subject: FieldSubject }>(missing, [workspaceId, conversationId])
