/** What accounts say to who writes while nobody answers. */
import type { Noun } from '#api'
import { keep, list, show } from './methods.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, keep]) await method(app, world)
}
