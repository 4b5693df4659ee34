/** The people who write to the brand. */
import type { Noun } from '#api'
import { picture } from './picture.ts'
import { rename } from './rename.ts'
import { show } from './show.ts'
import { timeline } from './timeline.ts'

export const register: Noun = async (app, world) => {
  for (const method of [show, rename, timeline, picture]) await method(app, world)
}
