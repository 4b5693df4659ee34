/** Models of others that may read what customers say: set up, tried, and what was sent to them. */
import type { Noun } from '#api'
import { list, make, change, remove } from './settings.ts'
import { listCalls, showText } from './calls.ts'
import { tryOut } from './try.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, make, change, remove, tryOut, listCalls, showText]) await method(app, world)
}
