import type { Noun } from '#api'
import { join } from './join.ts'
import { show } from './show.ts'

export const register: Noun = (app, world) => {
  show(app, world)
  join(app, world)
}
