import { day, hour } from '#lib'
import type { Status } from '#protocol'

/** Where a thread stands when a message comes: its latest conversation. */
export type Standing = {
  id: string
  status: Status
  closedAt: number | null
  historic: boolean
}

export type Placement =
  | { kind: 'append' }
  /** Appended to what stays closed. */
  | { kind: 'append-closed' }
  | { kind: 'reopen' }
  | { kind: 'open'; previousId: string | undefined }

const reopenWithinMs = 72 * hour
const linkWithinMs = 7 * day

/**
 * The reopen rule: within 72 h of closing a message opens the conversation again, unless it is a courtesy
 * alone; until 7 days it starts a linked one; later a new one. History never opens anything again.
 */
export function place(
  standing: Standing | undefined,
  message: { at: number; historic: boolean; courtesy: boolean; echo: boolean },
): Placement {
  if (!standing) return { kind: 'open', previousId: undefined }
  if (standing.status !== 'closed') return { kind: 'append' }
  const passed = message.at - (standing.closedAt ?? message.at)
  if (passed <= reopenWithinMs) {
    if (message.historic) return { kind: 'append-closed' }
    // What was only history has never been served here: a new message is a new need.
    if (standing.historic) return { kind: 'open', previousId: standing.id }
    return { kind: message.courtesy || message.echo ? 'append-closed' : 'reopen' }
  }
  return { kind: 'open', previousId: passed <= linkWithinMs ? standing.id : undefined }
}
