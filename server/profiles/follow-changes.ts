import { pause, second } from '#lib'
import type { Reader } from '#log'
import type { Directory } from './directory.ts'

const changes = ['connection.changed', 'profile.changed']

/** Keeps the directory up with what other processes change: reloads when the log tells so after `number`. */
export async function followChanges(
  directory: Directory,
  reader: Reader,
  number: number,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  let at = number
  while (!signal.aborted) {
    await reader.moved(at, signal)
    if (signal.aborted) return
    try {
      const events = await reader.after(at, 1000)
      if (events.some(event => changes.includes(event.kind))) await directory.reload()
      at = events.at(-1)?.number ?? at
    } catch (error) {
      failed(error)
      await pause(second, signal)
    }
  }
}
