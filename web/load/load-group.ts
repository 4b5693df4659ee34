import { useSyncExternalStore } from 'react'
import { Gauge } from 'lucide'
import { useStage } from '#web/actions'
import type { MenuGroup } from '#web/overlay'
import { LOAD } from './load-action.ts'

/** How full one is, for one's own menu; nothing where nothing is distributed. */
export function useLoadGroup(): MenuGroup[] {
  const { look, watch, ask } = useStage()
  const load = useSyncExternalStore(watch, () => look().load)
  if (!load) return []
  return [[{ key: 'load', label: load.words, text: load.hint, icon: Gauge, onDo: () => ask(LOAD) }]]
}
