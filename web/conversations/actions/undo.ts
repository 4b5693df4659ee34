import { Undo2 } from 'lucide'
import type { Action } from '#web/actions'

export const undo: Action = {
  name: 'house.undo',
  label: 'deed.undo',
  icon: Undo2,
  group: 'talk',
  keys: ['Z'],
  can: scene => scene.undo !== undefined,
  run: scene => scene.undo?.run(),
}
