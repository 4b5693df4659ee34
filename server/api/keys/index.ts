import type { Noun } from '#api'
import { issue } from './issue.ts'
import { list } from './list.ts'
import { revoke } from './revoke.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  issue(app, world)
  revoke(app, world)
}
