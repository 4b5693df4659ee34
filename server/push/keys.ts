import type { Database } from '#db'
import type { Vault } from '#profiles'
import webPush from 'web-push'

/** By which push services know this installation (VAPID, RFC 8292). */
export type PushKeys = { publicKey: string; privateKey: string }

/** Those of the installation, made at the first start and kept sealed: browsers that trust them would not trust others. */
export async function openPushKeys(database: Database, vault: Vault): Promise<PushKeys> {
  const fresh = vault.seal(JSON.stringify(webPush.generateVAPIDKeys())).toString('base64')
  const kept = await database.engine(async tx => {
    await tx.query(`insert into installation (key, value) values ('push-keys', $1) on conflict do nothing`, [fresh])
    const [row] = await tx.query<{ value: string }>(`select value from installation where key = 'push-keys'`)
    return row!.value
  })
  return JSON.parse(vault.open(Buffer.from(kept, 'base64'))) as PushKeys
}
