/** What would be said to all who are affected, before they ask. */
import type { Noun } from '#api'
import { edit } from './edit.ts'
import { list } from './list.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, edit]) await method(app, world)
}
