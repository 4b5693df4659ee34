/** What people say well of the brand where anybody can read it, to be thanked for. */
import type { Noun } from '#api'
import { list } from './list.ts'
import { pass } from './pass.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, pass]) await method(app, world)
}
