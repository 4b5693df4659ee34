import type { Noun } from '#api'
import { change } from './change.ts'
import { changePassword } from './change-password.ts'
import { endSession } from './end-session.ts'
import { picture, portrait } from './picture.ts'
import { sessions } from './sessions.ts'
import { show } from './show.ts'

export const register: Noun = async (app, world) => {
  for (const method of [show, change, changePassword, sessions, endSession, picture, portrait]) await method(app, world)
}
