/** Texts written beforehand, and what fills their gaps. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { gaps } from './gaps.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'
import { use } from './use.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, edit, remove, use, gaps]) await method(app, world)
}
