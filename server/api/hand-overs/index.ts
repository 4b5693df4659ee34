/** Giving conversations to somebody else, with what they need to know. */
import type { Noun } from '#api'
import { mine } from './mine.ts'
import { give, summary } from './one.ts'

export const register: Noun = async (app, world) => {
  for (const method of [summary, give, mine]) await method(app, world)
}
