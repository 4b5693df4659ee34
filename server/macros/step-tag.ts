import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { MacroStep } from '#protocol'
import { changeTags, tags } from '#tags'
import type { Kind } from './kind.ts'

type Tagging = { added: string[]; removed: string[] }

/** Puts tags on and takes others off; undone, those that were changed go back. */
export const tagging: Kind<Extract<MacroStep, { kind: 'tag' }>> = {
  async check(tx: Tx, who: Who, { add }) {
    const known = new Set((await tags(tx, who)).filter(one => !one.isArchived).map(one => one.id))
    if (add.some(id => !known.has(id))) throw new Fault('macro.tag', 409)
  },
  async run(tx, who, { add, remove }, { conversationId, now }, place) {
    const changed = await changeTags(tx, who, { conversationId, add, remove, now: now + place })
    return (changed ?? null) satisfies Tagging | null
  },
  async undo(tx, who, { added, removed }: Tagging, { conversationId, now }) {
    await changeTags(tx, who, { conversationId, add: removed, remove: added, now })
  },
}
