import type { Counter, Seen } from '../../test/vendors/vendor-server.ts'
import type { Hint } from './phone-app.ts'

/** Calls `look` after each request that the brand has made of a platform. */
export function followServer(
  server: Pick<Counter, 'watch'>,
  look: (hints: Hint[]) => void,
  signal: AbortSignal,
  hintOf: (seen: Seen) => Hint | undefined = () => undefined,
): void {
  const end = server.watch(({ seen }) => {
    const hint = hintOf(seen)
    look(hint ? [hint] : [])
  })
  signal.addEventListener('abort', end, { once: true })
}
