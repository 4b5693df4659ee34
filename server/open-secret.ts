import { hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '#db'
import { Fault } from '#lib'
import type { Vault } from '#profiles'

/** What seals secrets, signs addresses of files and signs cookies: keys from one secret, none of which tells anything of the others. */
export type Keys = { vault: Buffer; files: Buffer; cookies: string }

const shortest = 32

/** The secret that is given from outside (SOBREMESA_SECRET), or that of the folder, made at the first start. @throws Fault secret.too-short (500) */
export function readKeys(folder: string, given?: string): Keys {
  const secret = given ?? secretOf(folder)
  if (secret.length < shortest) throw new Fault('secret.too-short', 500, { min: shortest })
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'sobremesa', purpose, 32))
  return { vault: derived('vault'), files: derived('files'), cookies: derived('cookies').toString('base64url') }
}

/** Written whole under another name first: a file that is there is a file that can be read. */
function secretOf(folder: string): string {
  const file = join(folder, 'secret.key')
  const fresh = `${file}.${process.pid}`
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const made = openSync(fresh, 'wx', 0o600)
  writeFileSync(made, `${randomBytes(32).toString('base64url')}\n`)
  fsyncSync(made)
  closeSync(made)
  try {
    linkSync(fresh, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(fresh)
  }
  return readFileSync(file, 'utf8').trim()
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

const proof = 'sobremesa'

/** Refuses to start on a database whose secrets another key has sealed. @throws Fault secret.other (500) */
export async function proveVault(database: Database, vault: Vault): Promise<void> {
  const kept = await database.engine(async tx => {
    await tx.query(`insert into installation (key, value) values ('vault-proof', $1) on conflict do nothing`, [
      vault.seal(proof).toString('base64'),
    ])
    const [row] = await tx.query<{ value: string }>(`select value from installation where key = 'vault-proof'`)
    return Buffer.from(row!.value, 'base64')
  })
  try {
    vault.open(kept)
  } catch (error) {
    throw new Fault('secret.other', 500, {}, error)
  }
}
