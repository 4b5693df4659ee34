/** What could not be taken, shown to administrators, taken again or let go. */
import type { Noun } from '#api'
import { discard } from './discard.ts'
import { list } from './list.ts'
import { replay } from './replay.ts'
import { showBody } from './show-body.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, showBody, replay, discard]) await method(app, world)
}
