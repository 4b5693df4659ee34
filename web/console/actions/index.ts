import type { Action } from '#web/actions'
import { conversationActions } from '#web/conversations'
import { goActions } from './go.ts'
import { houseActions } from './house.ts'
import { findAnything, findMessages, showKeys } from './find.ts'
import { loadAction } from '#web/load'
import { offerAction } from '#web/routing'
import { presenceAction } from '#web/workforce'
import { notifications } from './notifications.ts'
import { nextRegion, previousRegion } from './region.ts'
import { addView, editView } from './view.ts'

/** Everything that can be done in the console: keys, palette, menus and the sheet of keys are made of this. */
export const actions: readonly Action[] = [
  ...conversationActions,
  findAnything,
  findMessages,
  showKeys,
  notifications,
  presenceAction,
  loadAction,
  offerAction,
  addView,
  editView,
  ...goActions,
  nextRegion,
  previousRegion,
  ...houseActions,
]
