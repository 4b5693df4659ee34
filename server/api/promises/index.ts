/** What the brand has promised: in a conversation, in the list, and what is done with it. */
import type { Noun } from '#api'
import { act, make } from './act.ts'
import { list, listInTalk, listOfCustomer, show } from './list.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, listInTalk, listOfCustomer, make, act]) await method(app, world)
}
