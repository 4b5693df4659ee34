/** The words of a workspace's own that are put on conversations. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { rules } from './rules.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, rules, edit]) await method(app, world)
}
