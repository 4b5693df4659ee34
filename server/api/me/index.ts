import type { Noun } from '#api'
import { change } from './change.ts'
import { changePassword } from './change-password.ts'
import { endSession } from './end-session.ts'
import { sessions } from './sessions.ts'
import { show } from './show.ts'

export const register: Noun = (app, world) => {
  show(app, world)
  change(app, world)
  changePassword(app, world)
  sessions(app, world)
  endSession(app, world)
}
