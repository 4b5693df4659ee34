/** One cause, many conversations: what is known of it, what it touches, and one answer to all. */
import type { Noun } from '#api'
import { answer } from './answer.ts'
import { cancel, goOn, listLeftOut } from './answers.ts'
import { check } from './check-answer.ts'
import { edit } from './edit.ts'
import { link } from './link.ts'
import { list } from './list.ts'
import { listConversations } from './list-conversations.ts'
import { open } from './open.ts'
import { show } from './show.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, open, show, edit, listConversations, link]) await method(app, world)
  for (const method of [check, answer, cancel, goOn, listLeftOut]) await method(app, world)
}
