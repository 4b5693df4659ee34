/** Saved views of the inbox. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { preview } from './preview.ts'
import { remove } from './remove.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, preview, edit, remove]) await method(app, world)
}
