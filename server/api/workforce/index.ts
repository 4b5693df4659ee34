/** Who works: skills, shifts, how much at once, and whether they are there. */
import type { Noun } from '#api'
import { planNoun, shiftNoun } from './agents.ts'
import { reasonNoun, rulesNoun, skillNoun } from './lists.ts'
import { back, list, pause, say } from './presence.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, say, pause, back]) await method(app, world)
  for (const method of [skillNoun, reasonNoun, rulesNoun, planNoun, shiftNoun]) await method(app, world)
}
