import type { Context } from '#channel'
import { suiteNow } from './fixtures.ts'

/** What a channel may use, as the suite has it: its clock stands, it keeps in memory, and it never really waits. */
export function suiteContext<S>(settings: S, given: Partial<Context<S>> = {}): Context<S> {
  const kept = new Map<string, string>()
  return {
    settings,
    fetch,
    now: () => suiteNow,
    signal: new AbortController().signal,
    file: async id => ({ name: `${id}.bin`, type: 'application/octet-stream', bytes: Buffer.from(id) }),
    fileAddress: (id, lastsMs) => `https://brand.example/files/${id}${lastsMs === undefined ? '' : `?for=${lastsMs}`}`,
    hook: 'https://brand.example/hooks/c-1',
    keep: {
      read: async name => kept.get(name),
      write: async (name, value) => void (value === undefined ? kept.delete(name) : kept.set(name, value)),
    },
    pause: () => new Promise(resolve => void setImmediate(resolve)),
    ...given,
  }
}
