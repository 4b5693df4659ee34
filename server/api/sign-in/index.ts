import type { Noun } from '#api'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const register: Noun = (app, world) => {
  signIn(app, world)
  signOut(app, world)
}
