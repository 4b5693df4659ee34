/** What each of the team is told of. */
import type { Noun } from '#api'
import { answer } from './answer.ts'
import { ask } from './ask.ts'
import { choices } from './choices.ts'
import { list } from './list.ts'
import { read } from './read.ts'
import { unread } from './unread.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, unread, read, choices, ask, answer]) await method(app, world)
}
