/** What is kept of customers, handed over to them. */
import type { Noun } from '#api'
import { exported } from './exported.ts'

export const register: Noun = async (app, world) => {
  await exported(app, world)
}
