/** What comes of reading customers' messages: what people have corrected, and how feelings changed. */
import type { Noun } from '#api'
import { report, rows } from './conversion.ts'
import { listCorrections } from './corrections.ts'

export const register: Noun = async (app, world) => {
  for (const method of [listCorrections, report, rows]) await method(app, world)
}
