/** The matter that spans conversations and channels: opened, found, linked, and settled in one go. */
import type { Noun } from '#api'
import { edit } from './edit.ts'
import { link } from './link.ts'
import { list } from './list.ts'
import { listConversations } from './list-conversations.ts'
import { open } from './open.ts'
import { settle } from './settle.ts'
import { settleUndo } from './settle-undo.ts'
import { show } from './show.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, open, show, edit, listConversations, link, settle, settleUndo]) await method(app, world)
}
