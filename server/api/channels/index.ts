import type { Noun } from '#api'
import { list } from './list.ts'
import { trial } from './trial.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  trial(app, world)
}
