/** The inbox and what the agents do with a conversation. */
import type { Noun } from '#api'
import { assign } from './assign.ts'
import { close } from './close.ts'
import { list } from './list.ts'
import { listMessages } from './list-messages.ts'
import { markRead } from './mark-read.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'
import { show } from './show.ts'
import { snooze } from './snooze.ts'
import { tag } from './tag.ts'
import { wake } from './wake.ts'
import { writeNote } from './write-note.ts'

export const register: Noun = async (app, world) => {
  for (const method of [list, show, listMessages, reply, writeNote, assign, snooze, wake, close, reopen, tag, markRead])
    await method(app, world)
}
