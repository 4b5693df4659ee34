/** The inbox and what the agents do with a conversation. */
import type { Noun } from '#api'
import { assign } from './assign.ts'
import { checks } from './checks.ts'
import { close } from './close.ts'
import { listMessages } from './list-messages.ts'
import { list } from './list.ts'
import { markRead } from './mark-read.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'
import { settleMention } from './settle-mention.ts'
import { show } from './show.ts'
import { snooze } from './snooze.ts'
import { tag } from './tag.ts'
import { wake } from './wake.ts'
import { ways } from './ways.ts'
import { writeNote } from './write-note.ts'

const methods: readonly Noun[] = [
  list,
  show,
  listMessages,
  reply,
  writeNote,
  assign,
  snooze,
  wake,
  close,
  reopen,
  markRead,
  checks,
  settleMention,
  tag,
  ways,
]

export const register: Noun = async (app, world) => {
  for (const method of methods) await method(app, world)
}
