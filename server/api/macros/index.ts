/** Several deeds in one go. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'
import { run } from './run.ts'
import { undo } from './undo.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, edit, remove, run, undo]) await method(app, world)
}
