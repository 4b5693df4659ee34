import type { Noun } from '#api'
import { changeRole } from './change-role.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  changeRole(app, world)
  remove(app, world)
}
