/** People who may only want to hurt: what they wrote, what a person decides, and the appeal against it. */
import type { Noun } from '#api'
import { answer, appeal } from './appeal.ts'
import { decide } from './decide.ts'
import { list } from './list.ts'
import { pause } from './pause.ts'
import { show } from './show.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, decide, appeal, answer, pause]) await method(app, world)
}
