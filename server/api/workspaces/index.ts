import type { Noun } from '#api'
import { add } from './add.ts'
import { change } from './change.ts'

export const register: Noun = (app, world) => {
  add(app, world)
  change(app, world)
}
