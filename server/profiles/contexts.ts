import type { LookupFunction } from 'node:net'
import type { Context } from '#channel'
import type { Database } from '#db'
import { type Clock, pause } from '#lib'
import { isPublicAddress } from './addresses.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { openKeep } from './keep.ts'
import type { Connected } from './profile.ts'
import type { Vault } from './vault.ts'

/** What a channel may use while it talks to its vendor. Our files are added by the room that has them. */
export type Contexts = (
  connection: Pick<Connected, 'workspaceId' | 'id' | 'settings'>,
  signal: AbortSignal,
) => Context<unknown> & { readonly lookup: LookupFunction }

type Means = {
  database: Database
  vault: Vault
  /** Guarded: addresses come from other people. */
  fetch: typeof fetch
  /** Guarded in the same way, for channels with sockets of their own; open to the open internet alone unless told otherwise. */
  lookup?: LookupFunction
  publicAddress: () => string
  now: Clock
}

export function openContexts(means: Means): Contexts {
  const { database, vault, fetch, lookup = guardedLookup(isPublicAddress), publicAddress, now } = means
  return (connection, signal) => ({
    settings: connection.settings,
    fetch: (input, init) =>
      fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal }),
    lookup,
    now,
    signal,
    file: noFile,
    fileAddress: noFile,
    hook: hookOf(publicAddress(), connection.id),
    keep: openKeep(database, vault, connection),
    pause: ms => pause(ms, signal),
  })
}

/** Where platforms reach a connection. */
export const hookOf = (publicAddress: string, connectionId: string): string => `${publicAddress}/hooks/${connectionId}`

function noFile(): never {
  throw new Error('There are no files here')
}
