import type { Noun } from '#api'
import { answerChallenge } from './answer-challenge.ts'
import { checkAddress } from './check-address.ts'
import { move } from './move.ts'
import { setUp } from './set-up.ts'
import { show } from './show.ts'

export const register: Noun = (app, world) => {
  show(app, world)
  setUp(app, world)
  move(app, world)
  answerChallenge(app, world)
  checkAddress(app, world)
}
