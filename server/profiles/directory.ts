import type { Channel, SettingValues } from '#channel'
import type { Database } from '#db'
import { bell } from '#lib'
import type { Connected, Profile } from './profile.ts'
import * as store from './store.ts'
import { type ConnectionRow, lookOf, type ProfileRow } from './tables.ts'
import type { Vault } from './vault.ts'

/** All connections of the installation, in memory: asked for every hook and every message. */
export type Directory = {
  find(connectionId: string): Connected | undefined
  all(): Connected[]
  profile(profileId: string): { connected: Connected; profile: Profile } | undefined
  /** Reads everything again. Resolves when what was committed before the call can be found. */
  reload(): Promise<void>
  /** Resolves when it has read everything again, after so many milliseconds at the latest. */
  changed(ms: number, signal: AbortSignal): Promise<unknown>
}

type Content = {
  connections: ReadonlyMap<string, Connected>
  profiles: ReadonlyMap<string, { connected: Connected; profile: Profile }>
}

/** Connections of a channel that is not in the register, or whose secrets don't open, are left out and told to `failed`. */
export async function openDirectory(
  database: Database,
  channels: ReadonlyMap<string, Channel>,
  vault: Vault,
  failed: (error: unknown) => void = () => {},
): Promise<Directory> {
  const load = async () => {
    const [connections, profiles] = await database.engine(tx =>
      Promise.all([store.everyConnection(tx), store.everyProfile(tx)]),
    )
    return contentOf(connections, profiles, { channels, vault, failed })
  }
  let content = await load()
  const read = bell()
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  return {
    find: id => content.connections.get(id),
    all: () => [...content.connections.values()],
    profile: id => content.profiles.get(id),
    changed: (ms, signal) => read.wait(ms, signal),
    reload() {
      // A reading that is under way may have begun before the change: all who ask meanwhile share the one after it.
      next ??= running
        .catch(() => {})
        .then(async () => {
          next = undefined
          running = load()
          content = (await running) as Content
          read.ring()
        })
      return next
    },
  }
}

type Means = { channels: ReadonlyMap<string, Channel>; vault: Vault; failed: (error: unknown) => void }

function contentOf(rows: readonly ConnectionRow[], profileRows: readonly ProfileRow[], means: Means): Content {
  const byConnection = Map.groupBy(profileRows, row => row.connectionId)
  const connections = new Map<string, Connected>()
  const profiles = new Map<string, { connected: Connected; profile: Profile }>()
  for (const row of rows) {
    const connected = connectedOf(row, byConnection.get(row.id) ?? [], means)
    if (!connected) continue
    connections.set(row.id, connected)
    for (const profile of connected.profiles.values()) profiles.set(profile.id, { connected, profile })
  }
  return { connections, profiles }
}

function connectedOf(
  row: ConnectionRow,
  profileRows: readonly ProfileRow[],
  { channels, vault, failed }: Means,
): Connected | undefined {
  const channel = channels.get(row.channel)
  try {
    if (!channel) throw new Error(`Connection ${row.id} is of the channel ${row.channel}, which is not here`)
    const values = valuesOf(row, vault)
    const settings = channel.settings.read(values)
    const { formerSecrets, formerUntil } = row
    const former =
      formerSecrets === null || formerUntil === null
        ? undefined
        : {
            settings: channel.settings.read({ ...values, ...(JSON.parse(vault.open(formerSecrets)) as SettingValues) }),
            until: formerUntil,
          }
    const profiles = new Map(profileRows.map(each => [each.key, profileOf(each)]))
    const { workspaceId, id, disabledAt } = row
    return { workspaceId, id, channel, settings, ...(former && { former }), profiles, disabled: disabledAt !== null }
  } catch (error) {
    failed(error)
    return undefined
  }
}

/** The settings of a connection with its secrets opened. */
export function valuesOf(
  { settings, secrets }: Pick<ConnectionRow, 'settings' | 'secrets'>,
  vault: Vault,
): SettingValues {
  const opened = secrets === null ? {} : (JSON.parse(vault.open(secrets)) as SettingValues)
  return { ...(JSON.parse(settings) as SettingValues), ...opened }
}

function profileOf({ disabledAt, ...row }: ProfileRow): Profile {
  return { ...row, look: lookOf(row), disabled: disabledAt !== null }
}
