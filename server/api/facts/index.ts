/** What is known of customers, and where from. */
import type { Noun } from '#api'
import { facts } from './facts.ts'
import { write } from './write.ts'

export const register: Noun = async (app, world) => {
  for (const method of [facts, write]) await method(app, world)
}
