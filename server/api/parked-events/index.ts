/** What happened here and a room could not follow: shown to administrators, given to it again or let go. */
import type { Noun } from '#api'
import { discard } from './discard.ts'
import { list } from './list.ts'
import { replay } from './replay.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, replay, discard]) await method(app, world)
}
