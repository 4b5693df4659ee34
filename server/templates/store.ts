import type { Template } from '#channel'
import { sqlTime, type Statement, type Tx } from '#db'

export type StoredTemplate = Template & { fetchedAt: number }
export type Place = { workspaceId: string; connectionId: string; profileKey: string }

const columns = `id, language, name, category, state, text, header, footer, buttons, gaps, fetched_at as "fetchedAt"`

type Row = Omit<StoredTemplate, 'buttons' | 'header' | 'footer'> &
  Record<'buttons' | 'header' | 'footer', string | null>

const shown = ({ buttons, header, footer, ...row }: Row): StoredTemplate => ({
  ...row,
  ...(header === null ? {} : { header }),
  ...(footer === null ? {} : { footer }),
  ...(buttons === null ? {} : { buttons: JSON.parse(buttons) as string[] }),
})

const listing: Statement = {
  name: 'templates-list',
  text: `select ${columns} from templates where workspace_id = $1 and connection_id = $2 and profile_key = $3 order by name, language`,
}

/** All that the platform has, approved or not, by name. */
export const templatesOf = async (
  tx: Tx,
  { workspaceId, connectionId, profileKey }: Place,
): Promise<StoredTemplate[]> => (await tx.query<Row>(listing, [workspaceId, connectionId, profileKey])).map(shown)

const finding: Statement = {
  name: 'templates-find',
  text: `select ${columns} from templates where workspace_id = $1 and connection_id = $2 and profile_key = $3 and id = $4 and language = $5`,
}

export async function findTemplate(
  tx: Tx,
  { workspaceId, connectionId, profileKey }: Place,
  named: { id: string; language: string },
): Promise<StoredTemplate | undefined> {
  const [row] = await tx.query<Row>(finding, [workspaceId, connectionId, profileKey, named.id, named.language])
  return row && shown(row)
}

const clearing: Statement = {
  name: 'templates-clear',
  text: `delete from templates where workspace_id = $1 and connection_id = $2 and profile_key = $3`,
}

const inserting: Statement = {
  name: 'templates-insert',
  text: `insert into templates (workspace_id, connection_id, profile_key, id, language, name, category, state, text, header, footer, buttons, gaps, fetched_at)
    select $1, $2, $3, id, language, name, category, state, text, header, footer, buttons, gaps, $5
    from json_to_recordset($4::json) as x(id text, language text, name text, category text, state text, text text, header text,
      footer text, buttons text, gaps int)
    on conflict do nothing`,
}

/** The platform's list takes the place of the one before. */
export async function replaceTemplates(
  tx: Tx,
  { workspaceId, connectionId, profileKey }: Place,
  found: readonly Template[],
  now: number,
): Promise<void> {
  const rows = found.map(({ buttons, ...each }) => ({ ...each, buttons: buttons && JSON.stringify(buttons) }))
  const place = [workspaceId, connectionId, profileKey]
  await Promise.all([tx.query(clearing, place), tx.query(inserting, [...place, JSON.stringify(rows), sqlTime(now)])])
}
