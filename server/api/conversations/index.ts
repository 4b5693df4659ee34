/** The inbox and what the agents do with a conversation. */
import type { Noun } from '#api'
import { assign } from './assign.ts'
import { checks } from './checks.ts'
import { bulk } from './bulk.ts'
import { bulkUndo } from './bulk-undo.ts'
import { close } from './close.ts'
import { listMerges } from './list-merges.ts'
import { listMessages } from './list-messages.ts'
import { list } from './list.ts'
import { markRead } from './mark-read.ts'
import { merge } from './merge.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'
import { settleMention } from './settle-mention.ts'
import { show } from './show.ts'
import { snooze } from './snooze.ts'
import { split } from './split.ts'
import { tag } from './tag.ts'
import { unlinkCase } from './unlink-case.ts'
import { unlinkIncident } from './unlink-incident.ts'
import { unmerge } from './unmerge.ts'
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
  listMerges,
  merge,
  settleMention,
  split,
  tag,
  unlinkCase,
  unlinkIncident,
  unmerge,
  ways,
  bulk,
  bulkUndo,
]

export const register: Noun = async (app, world) => {
  for (const method of methods) await method(app, world)
}
