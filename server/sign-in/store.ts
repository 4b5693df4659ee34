/** The installation and how people sign in, as engine: they stand above workspaces. */
import type { Tx } from '#db'
import type { Language } from '#protocol'

export async function anybodyThere(tx: Tx): Promise<boolean> {
  return (await tx.query(`select 1 from people limit 1`)).length > 0
}

export async function ownsFirstBrand(tx: Tx, personId: string): Promise<boolean> {
  const text = `select 1 from memberships where person_id = $1 and role = 'owner' and removed_at is null
    and workspace_id = (select id from workspaces order by id limit 1)`
  return (await tx.query(text, [personId])).length > 0
}

/** The same lock for everybody who may be the first: the second waits and then finds the first one there. */
export const lockFirstRun = (tx: Tx) => tx.query(`select pg_advisory_xact_lock(hashtextextended('first-run', 0))`)

export async function readInstallation(tx: Tx, name: string): Promise<string | undefined> {
  return (await tx.query<{ value: string }>(`select value from installation where key = $1`, [name]))[0]?.value
}

export const writeInstallation = (tx: Tx, name: string, value: string) =>
  tx.query(
    `insert into installation (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
    [name, value],
  )

export async function addPerson(
  tx: Tx,
  person: { id: string; name: string; email: string; language: Language },
  signIn: { id: string; password: string },
) {
  await tx.query(`insert into people (id, name, email, language) values ($1, $2, $3, $4)`, [
    person.id,
    person.name,
    person.email,
    person.language,
  ])
  await tx.query(
    `insert into sign_ins (id, person_id, account_id, provider_id, password) values ($1, $2, $3, 'credential', $4)`,
    [signIn.id, person.id, person.id, signIn.password],
  )
}

export async function findPerson(
  tx: Tx,
  email: string,
): Promise<{ id: string; name: string; password: string | null } | undefined> {
  const [found] = await tx.query<{ id: string; name: string; password: string | null }>(
    `select p.id, p.name, s.password from people p left join sign_ins s on s.person_id = p.id and s.provider_id = 'credential' where p.email = $1`,
    [email],
  )
  return found
}

export const setPassword = (tx: Tx, personId: string, password: string) =>
  tx.query(
    `update sign_ins set password = $2, updated_at = now() where person_id = $1 and provider_id = 'credential'`,
    [personId, password],
  )
