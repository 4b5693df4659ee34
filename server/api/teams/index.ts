/** Teams, who is in them, and their queues. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, edit]) await method(app, world)
}
