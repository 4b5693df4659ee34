import type { VendorServer } from '../../test/vendors/vendor-server.ts'
import type { Hint } from './phone-app.ts'

type Seen = VendorServer['requests'][number]

/** A request is counted before it is answered: what it changed stands there a moment later at the latest. */
const laterMs = 60

/** Calls `look` after each request that the brand makes of a platform. */
export function followServer(
  server: Pick<VendorServer, 'requests' | 'heard'>,
  look: (hints: Hint[]) => void,
  signal: AbortSignal,
  hintOf: (seen: Seen) => Hint | undefined = () => undefined,
): void {
  const go = async () => {
    for (let done = server.requests.length; ;) {
      await server.heard(done + 1)
      if (signal.aborted) return
      const hints = server.requests.slice(done).flatMap(seen => hintOf(seen) ?? [])
      done = server.requests.length
      look(hints)
      setTimeout(() => signal.aborted || look([]), laterMs).unref()
    }
  }
  void go()
}
