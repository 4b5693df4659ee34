import type { Noun } from '#api'
import { add } from './add.ts'
import { check } from './check.ts'
import { disable } from './disable.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { templates } from './templates.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  add(app, world)
  edit(app, world)
  check(app, world)
  disable(app, world)
  templates(app, world)
}
