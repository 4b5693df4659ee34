import type { Health } from '#channel'
import { asError, type Clock, second } from '#lib'
import type { Contexts } from './contexts.ts'
import type { Directory } from './directory.ts'
import type { HealthNotes } from './health-notes.ts'
import { isWaiting } from './waiting.ts'

const patienceMs = 20 * second

type Means = { directory: Directory; contexts: Contexts; health: HealthNotes; now: Clock }

/**
 * Tells the platform to send us what concerns the profiles of a connection, and notes in its health how that went.
 * Undefined where the channel needs nothing of the kind, where there is no such connection, or no account chosen yet.
 */
export async function subscribe(
  { directory, contexts, health, now }: Means,
  connectionId: string,
): Promise<Health | undefined> {
  const connected = directory.find(connectionId)
  if (!connected?.channel.connect || connected.disabled) return undefined
  const keys = [...connected.profiles.values()].flatMap(({ key, disabled }) =>
    disabled || isWaiting(key) ? [] : [key],
  )
  if (keys.length === 0) return undefined
  const found = await connected.channel
    .connect(contexts(connected, AbortSignal.timeout(patienceMs)), keys)
    .catch((error: unknown): Health => ({ state: 'failing', code: 'unreachable', text: asError(error).message }))
  if (found.state === 'good') health.recovered(connected)
  else health.failing(connected, now(), found.code)
  await health.flush()
  return found
}
