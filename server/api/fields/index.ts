/** What a workspace wants to know of its conversations and customers. */
import type { Noun } from '#api'
import { add } from './add.ts'
import { edit } from './edit.ts'
import { fill } from './fill.ts'
import { fillCustomer } from './fill-customer.ts'
import { list } from './list.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, add, edit, fill, fillCustomer]) await method(app, world)
}
