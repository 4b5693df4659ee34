/** Service levels: calendars, targets, holidays, and what is kept of them. */
import type { Noun } from '#api'
import { add, change, remove, show } from './calendars.ts'
import { ofFile, spanish } from './holidays.ts'
import { keep, preview, put } from './targets.ts'
import { deadlines, published } from './told.ts'

export const register: Noun = async (app, world) => {
  for (const method of [show, add, change, remove, keep, preview, put]) await method(app, world)
  for (const method of [spanish, ofFile, deadlines, published]) await method(app, world)
}
