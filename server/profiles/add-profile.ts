import type { Channel } from '#channel'
import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import type { NewProfile } from '#protocol'
import type { Begun } from './begun.ts'
import { mustBeDifferent } from './choose-accounts.ts'
import { settingsMark, takeLent } from './lent.ts'
import { mustBeReadable } from './look.ts'
import { fillIn, keepSettings } from './settings.ts'
import * as store from './store.ts'
import type { Vault } from './vault.ts'
import { unnamedKey } from './waiting.ts'

/**
 * A connection and its profiles. Returns the first, and the secrets that were made for it, which are shown this once.
 * `begun` is what somebody has signed in for. Where the credentials reach several accounts and none is named, the profile waits for them (`chooseAccounts`).
 * @throws Fault forbidden (403), channel.unknown, profile.twice, color.too-light, FieldFault settings.faulty (422)
 */
export async function addProfile(
  tx: Tx,
  who: Who,
  input: NewProfile,
  { channels, vault, now }: { channels: ReadonlyMap<string, Channel>; vault: Vault; now: number },
  begun?: Begun,
): Promise<{ id: string; connectionId: string; made: Record<string, string> }> {
  mustBeAble(who, 'administer')
  const channel = channels.get(input.channel)
  if (!channel) throw new Fault('channel.unknown', 422, { channel: input.channel })
  if (input.look) mustBeReadable(input.look)
  const { shown, sealed, made } = keepSettings(channel, input.settings, begun?.values ?? {}, vault)
  const { workspaceId } = who
  const connection = {
    workspaceId,
    id: begun?.connectionId ?? newId(now),
    channel: channel.id,
    name: input.name,
    settings: shown,
    secrets: sealed,
  }
  await store.insertConnection(tx, connection, now)
  if (!begun) {
    const { values } = fillIn(channel, input.settings, {})
    const tried = { who, channel: channel.id, mark: settingsMark(channel, values) }
    await takeLent(tx, tried, { connectionId: connection.id, vault, now })
  }
  const { name, language, look } = input
  const accounts = [{ key: input.key ?? unnamedKey(channel), name }, ...(input.others ?? [])].map(account => ({
    ...{ workspaceId, id: newId(now), connectionId: connection.id, channel: channel.id },
    ...{ ...account, function: input.function, language, look: look ? JSON.stringify(look) : null },
  }))
  mustBeDifferent(accounts.map(({ key }) => key))
  for (const account of accounts) {
    await store.insertProfile(tx, account, now)
    await record(tx, who, 'profile.added', account.id, { channel: channel.id, name: account.name })
  }
  await append(tx, [
    { workspaceId, kind: 'connection.changed', subjectId: connection.id },
    ...accounts.map(({ id }) => ({ workspaceId, kind: 'profile.changed', subjectId: id })),
  ])
  return { id: accounts[0]!.id, connectionId: connection.id, made }
}
