import type { Context } from '#channel'
import { day } from '#lib'
import type { Connected, Contexts } from '#profiles'
import type { Files } from './files.ts'

type Means = { files: Pick<Files, 'read' | 'address'>; contexts: Contexts; signal: AbortSignal }

/** How long a vendor may fetch a file of ours that wants no other time. */
const vendorMs = day

/** What a channel of this connection may use while it talks to its vendor, our files included. */
export function contextOf(connected: Connected, { files, contexts, signal }: Means): Context<unknown> {
  const { workspaceId } = connected
  const context = contexts(connected, signal)
  return {
    ...context,
    file: id => files.read(workspaceId, id),
    fileAddress: (id, lastsMs = vendorMs) => files.address({ workspaceId, id }, context.now() + lastsMs),
  }
}
