import type { Who } from '#accounts'
import { accessConversation } from '#conversations'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { note, showLatest, tellMessage } from '#messages'
import { fillGaps, holdMs, type MacroStep, textIn } from '#protocol'
import { reply, withdraw } from '#replies'
import { gapValues, snippet } from '#snippets'
import type { Kind, Run } from './kind.ts'
import { deleteNote } from './store.ts'

type Said = { messageId: string }
type Reply = Extract<MacroStep, { kind: 'reply' }>
type Note = Extract<MacroStep, { kind: 'note' }>

/** Answers with a text written beforehand; it is held like every answer. */
export const replying: Kind<Reply> = {
  async check(tx, who, { snippetId }) {
    await textsOf(tx, who, snippetId)
  },
  async run(tx, who, { snippetId }, run) {
    const texts = await textsOf(tx, who, snippetId)
    const { values, languages } = await gapValues(tx, who, run.gaps)
    const text = whole(fillGaps(textIn(texts, languages), values))
    const { conversationId, visibility, now, placeOf } = run
    const messageId = newId(now)
    const written = { id: messageId, conversationId, text, files: [], visibility, now, placeOf, holdMs }
    await reply(tx, who, written)
    return { messageId } satisfies Said
  },
  async undo(tx, who, { messageId }: Said, { now }) {
    if (!(await withdraw(tx, who, { messageId, now }))) throw new Fault('message.on-its-way', 409)
  },
}

/** Writes a note. */
export const noting: Kind<Note> = {
  check: async () => undefined,
  async run(tx, who, { text }, { conversationId, gaps, now }: Run) {
    const { values } = await gapValues(tx, who, gaps)
    const messageId = newId(now)
    await note(tx, who, { id: messageId, conversationId, text: fillGaps(text, values).text, now })
    return { messageId } satisfies Said
  },
  async undo(tx, who, { messageId }: Said, { conversationId }) {
    const conversation = await accessConversation(tx, who, conversationId)
    await deleteNote(tx, who.workspaceId, messageId)
    await showLatest(tx, conversation)
    await append(tx, [tellMessage(conversation, messageId, 'message.withdrawn')])
  },
}

const textsOf = async (tx: Tx, who: Who, id: string): Promise<Record<string, string>> =>
  (
    await snippet(tx, who, id).catch((thrown: unknown) => {
      throw thrown instanceof Fault ? new Fault('macro.snippet', 409) : thrown
    })
  ).texts

/** Nothing leaves with a gap in it. */
function whole({ text, missing }: ReturnType<typeof fillGaps>): string {
  if (missing.length > 0) throw new Fault('macro.gaps', 422, { names: missing.join(', ') })
  return text
}
