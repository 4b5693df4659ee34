import type { Noun } from '#api'
import { list } from './list.ts'
import { send } from './send.ts'
import { withdraw } from './withdraw.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  send(app, world)
  withdraw(app, world)
}
