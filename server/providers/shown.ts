import type { ModelProvider, ProviderState } from '#protocol'
import { hasRoom } from './calling.ts'
import type { ProviderRow, Usage } from './tables.ts'

/** As its page shows it: never its key. Pure. */
export function shown(row: ProviderRow & Usage, waiting: number, now: number): ModelProvider {
  const { id, name, endpoint, model, keyEnding, reads, timeoutMs, requestsADay, tokensADay, isOn, lastOutcome } = row
  const restsUntil = row.restsUntil !== null && row.restsUntil > now ? row.restsUntil : null
  return {
    ...{ id, name, endpoint, model, keyEnding, reads, timeoutMs, requestsADay, tokensADay, isOn, lastOutcome },
    ...{ restsUntil, state: stateOf(row, now), waiting: isOn ? waiting : 0 },
    today: { requests: row.requests, tokens: row.tokens },
  }
}

export function stateOf(row: ProviderRow & Usage, now: number): ProviderState {
  if (!row.isOn) return 'off'
  if (row.restsUntil !== null && row.restsUntil > now) return 'resting'
  if (!hasRoom(row, row)) return 'spent'
  if (row.lastOutcome === 'slow') return 'slow'
  return row.failures > 0 ? 'failing' : 'working'
}
