import type { PromiseCard, PromiseState } from '#protocol'
import type { Key } from '#web/texts'

export const STATE_NAMES: Record<PromiseState, Key> = {
  made: 'promises.state.made',
  in_progress: 'promises.state.in-progress',
  kept: 'promises.state.kept',
  broken: 'promises.state.broken',
  renegotiated: 'promises.state.renegotiated',
  withdrawn: 'promises.state.withdrawn',
}

/** What of its state is to be seen from afar. */
export function lookOf({ state, isSilent, endedAt }: PromiseCard): 'late' | 'soon' | 'done' | 'plain' {
  if (state === 'broken') return 'late'
  if (endedAt !== null) return 'done'
  return isSilent ? 'soon' : 'plain'
}
