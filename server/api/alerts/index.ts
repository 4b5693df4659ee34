/** Whether more people complain than usual: how many, how bad, who is told, and what a person does with it. */
import type { Noun } from '#api'
import { guarding } from './guards.ts'
import { list } from './list.ts'
import { cause } from './open-cause.ts'
import { setAside } from './put-aside.ts'
import { show } from './show.ts'
import { showStanding } from './standing.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, showStanding, guarding, show, setAside, cause]) await method(app, world)
}
