import type { Noun } from '#api'
import { move } from './move.ts'
import { setUp } from './set-up.ts'
import { show } from './show.ts'

export const register: Noun = (app, world) => {
  show(app, world)
  setUp(app, world)
  move(app, world)
}
