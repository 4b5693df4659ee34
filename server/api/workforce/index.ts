/** Who works: skills, shifts, how much at once, and whether they are there. */
import type { Noun } from '#api'
import { planNoun, shiftNoun } from './agents.ts'
import { reasonNoun, rulesNoun, skillNoun } from './lists.ts'
import { back, decline, list, own, pause, say } from './presence.ts'
import { gapsNoun, staffNoun } from './staff.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, own, say, pause, back, decline]) await method(app, world)
  for (const method of [skillNoun, reasonNoun, rulesNoun, planNoun, shiftNoun, staffNoun, gapsNoun])
    await method(app, world)
}
