/** What conversations may be closed for, learnt from the brand's own closings. */
import type { Noun } from '#api'
import { openModels } from '#proposed-reasons'
import { asking } from './ask.ts'
import { standing } from './standing.ts'
import { steering } from './steer.ts'

export const register: Noun = async (app, world) => {
  await asking(openModels())(app, world)
  await standing(app, world)
  await steering(app, world)
}
