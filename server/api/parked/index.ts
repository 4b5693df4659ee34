/** What could not be taken, shown to administrators and taken again. */
import type { Noun } from '#api'
import { list } from './list.ts'
import { replay } from './replay.ts'
import { showBody } from './show-body.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, showBody, replay]) await method(app, world)
}
