import { Bookmark, SlidersHorizontal } from 'lucide'
import type { Action } from '#web/actions'
import { VIEW_DEEDS } from '#web/views'

export const addView: Action = {
  name: VIEW_DEEDS.add,
  label: 'view.save',
  icon: Bookmark,
  group: 'list',
  keys: ['V'],
  can: () => true,
  run: ({ ask }) => ask(VIEW_DEEDS.add),
}

export const editView: Action = {
  name: VIEW_DEEDS.edit,
  label: 'view.edit',
  icon: SlidersHorizontal,
  group: 'list',
  can: ({ list }) => list?.canEdit === true,
  run: ({ ask }) => ask(VIEW_DEEDS.edit),
}
