import type { Noun } from '#api'
import { change } from './change.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  change(app, world)
  remove(app, world)
}
