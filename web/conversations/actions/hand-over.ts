import { Forward } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'

export const handOver: Action = {
  name: DEEDS.handOver,
  label: 'deed.hand-over',
  icon: Forward,
  group: 'talk',
  keys: ['shift+A'],
  can: ({ talk, together }) => together !== undefined && talk?.status !== 'closed',
  run: ({ together }) => together?.handOver(),
}
