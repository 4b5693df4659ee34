import type { Context } from '#channel'
import { type Clock, day } from '#lib'
import type { Connected } from '#profiles'
import type { Files } from './files.ts'

type Means = { files: Pick<Files, 'read' | 'address'>; fetch: typeof fetch; now: Clock; signal: AbortSignal }

/** How long a vendor may fetch a file of ours. */
const vendorMs = day

/** What a channel of this connection may use while it talks to its vendor. */
export function contextOf(
  { workspaceId, settings }: Connected,
  { files, fetch, now, signal }: Means,
): Context<unknown> {
  return {
    settings,
    fetch: (input, init) =>
      fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal }),
    now,
    signal,
    file: id => files.read(workspaceId, id),
    fileAddress: id => files.address({ workspaceId, id }, now() + vendorMs),
  }
}
