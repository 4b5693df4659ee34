/** Files: taken in, and given out so that nothing in them can run. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { show } from './show.ts'
import { showSigned } from './show-signed.ts'

export const register: Noun = async (app, world) => {
  show(app, world)
  showSigned(app, world)
  await app.register(async scope => add(scope as typeof app, world))
}
