import { Gauge } from 'lucide'
import type { Action } from '#web/actions'

export const LOAD = 'house.load'

/** Its button is the bar in the rail. */
export const loadAction: Action = {
  name: LOAD,
  label: 'deed.load',
  icon: Gauge,
  group: 'house',
  can: ({ load }) => load !== undefined,
  run: ({ ask }) => ask(LOAD),
}
