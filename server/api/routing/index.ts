/** Distribution: what is offered to whom, why, and how queues and people stand. */
import type { Noun } from '#api'
import { boardNoun } from './board.ts'
import { offerNoun } from './offers.ts'
import { tableNoun } from './table.ts'

export const register: Noun = async (app, world) => {
  await offerNoun(app, world)
  await boardNoun(app, world)
  await tableNoun(app, world)
}
