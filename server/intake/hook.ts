import type { Keys, Raw, Reply, Verdict } from '#channel'
import { isAway, isDiskFull } from '#db'
import { type Clock, Fault, pause } from '#lib'
import type { Connected, Directory, HealthNotes } from '#profiles'
import type { EnvelopeMeta, NewEnvelope } from './envelopes.ts'
import type { Keyring } from './keyring.ts'

const patienceMs = 5000
const retryMs = 200

export type Hook = (connectionId: string, raw: Raw, method: string) => Promise<Reply | undefined>

/**
 * Takes what a platform sends. Resolves once it is on disk (undefined: a plain 200), or with the handshake's answer.
 * @throws Fault `hook.unknown` 404, `hook.forged` and `hook.stale` 401, `hook.unavailable` and `disk.full` 503
 */
export function openHook(
  directory: Directory,
  health: HealthNotes,
  store: (envelope: NewEnvelope) => Promise<void>,
  nudge: (connectionId: string) => void,
  keyring: Keyring,
  now: Clock,
): Hook {
  const verdictOf = (
    { channel, settings, former }: Connected,
    raw: Raw,
    at: number,
    keys: Keys | undefined,
  ): Verdict => {
    const when = keys ? { now: at, keys } : { now: at }
    const verdict = channel.verify(raw, settings, when)
    return verdict === 'ok' || !former || at >= former.until ? verdict : channel.verify(raw, former.settings, when)
  }

  return async (connectionId, raw, method) => {
    const connected = directory.find(connectionId)
    if (!connected || connected.disabled) throw new Fault('hook.unknown', 404)
    const { channel, settings } = connected
    const receivedAt = now()
    const answered = channel.answer?.(raw, settings)
    if (method === 'GET') {
      if (answered) return answered
      throw new Fault('hook.unknown', 404)
    }
    let verdict = verdictOf(connected, raw, receivedAt, keyring.of(connected))
    if (verdict !== 'ok' && channel.keys && (await keyring.renew(connected, receivedAt)))
      verdict = verdictOf(connected, raw, receivedAt, keyring.of(connected))
    if (verdict !== 'ok') {
      health.rejected(connected, receivedAt)
      throw verdict === 'stale' ? new Fault('hook.stale', 401) : new Fault('hook.forged', 401)
    }
    const meta = metaOf(raw, channel.keepHeaders ?? [])
    await durably(store, { workspaceId: connected.workspaceId, connectionId, receivedAt, meta, body: raw.body })
    health.received(connected, receivedAt)
    if (channel.listen) nudge(connectionId)
    return answered
  }
}

/** A restart of the database is waited out; the platform tries again after a 503, also when there is no room. */
async function durably(store: (envelope: NewEnvelope) => Promise<void>, envelope: NewEnvelope): Promise<void> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return await store(envelope)
    } catch (error) {
      if (isDiskFull(error)) throw new Fault('disk.full', 503, {}, error)
      if (!isAway(error)) throw error
      if (performance.now() > until) throw new Fault('hook.unavailable', 503, {}, error)
      await pause(retryMs)
    }
  }
}

function metaOf(raw: Raw, keep: readonly string[]): EnvelopeMeta | null {
  const headers = Object.fromEntries(
    keep.flatMap(name => (raw.headers[name] === undefined ? [] : [[name, raw.headers[name]]])),
  )
  return raw.query === '' && Object.keys(headers).length === 0 ? null : { headers, query: raw.query }
}
