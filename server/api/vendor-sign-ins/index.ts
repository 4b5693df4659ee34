import type { Noun } from '#api'
import { begin } from './begin.ts'
import { comingBack } from './come-back.ts'
import { get } from './get.ts'
import { renew } from './renew.ts'

export const register: Noun = (app, world) => {
  begin(app, world)
  comingBack(app, world)
  get(app, world)
  renew(app, world)
}
