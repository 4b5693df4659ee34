/** What is kept of customers: handed over to them, and forgotten. */
import type { Noun } from '#api'
import { erasureNoun } from './erasure.ts'
import { exported } from './exported.ts'

export const register: Noun = async (app, world) => {
  for (const method of [exported, erasureNoun]) await method(app, world)
}
