import type { Noun } from '#api'
import { accounts } from './accounts.ts'
import { add } from './add.ts'
import { check } from './check.ts'
import { disable } from './disable.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { publicCards } from './public.ts'
import { templates } from './templates.ts'

export const register: Noun = (app, world) => {
  list(app, world)
  add(app, world)
  accounts(app, world)
  edit(app, world)
  check(app, world)
  disable(app, world)
  templates(app, world)
  publicCards(app, world)
}
