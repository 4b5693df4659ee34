/** What one has written and not sent. */
import type { Noun } from '#api'
import { dropOther } from './drop-other.ts'
import { list } from './list.ts'
import { save } from './save.ts'
import { show } from './show.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, save, dropOther]) await method(app, world)
}
