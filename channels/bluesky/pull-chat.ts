import { type Fields, fieldsOf, listOf, textOf } from '#channel'
import { mustBeGood } from './pull-fault.ts'
import { askChat, type Ctx, goodIn, mayNot, query } from './session.ts'

/** Before all that can have happened: for an account whose log has no cursor yet, because nobody ever wrote. */
const beginning = '2222222222222'
const mostConvos = 500

/** Conversations as they were last seen, by their id. */
export type Convos = Map<string, unknown>

/** Where the log ends now; undefined when this password may not read direct messages. */
export async function beginChat(ctx: Ctx): Promise<string | undefined> {
  const said = await askChat(ctx, query('chat.bsky.convo.getLog'))
  if (mayNot(said.call)) return undefined
  return textOf(mustBeGood(said, ctx, 'the chat').cursor) ?? beginning
}

/** What has come since, with the cursor behind it, and the conversations it is about. */
export async function* newMessages(
  ctx: Ctx,
  from: string,
  convos: Convos,
): AsyncGenerator<{ body: Fields; cursor: string }> {
  let cursor = from
  for (;;) {
    const said = await askChat(ctx, query('chat.bsky.convo.getLog', { cursor }))
    if (mayNot(said.call)) return
    const page = mustBeGood(said, ctx, 'the chat')
    const logs = listOf(page.logs)
    const next = textOf(page.cursor) ?? cursor
    if (logs.length === 0) return
    cursor = next
    yield { body: { logs, convos: await convosOf(ctx, logs, convos) }, cursor }
    if (next === from) return
    from = next
  }
}

const isMessage = (log: unknown) => fieldsOf(fieldsOf(log).message).id !== undefined

async function convosOf(ctx: Ctx, logs: readonly unknown[], known: Convos): Promise<unknown[]> {
  const ids = new Set(logs.filter(isMessage).map(log => textOf(fieldsOf(log).convoId)))
  const found: unknown[] = []
  for (const convoId of ids) {
    if (!convoId) continue
    if (!known.has(convoId)) {
      const convo = goodIn(await askChat(ctx, query('chat.bsky.convo.getConvo', { convoId })))?.convo
      if (!convo) continue
      if (known.size >= mostConvos) known.clear()
      known.set(convoId, withoutTalk(convo))
    }
    found.push(known.get(convoId))
  }
  return found
}

/** Who takes part; what was said last is not of this moment. */
const withoutTalk = (convo: unknown): Fields => {
  const { id, members, kind } = fieldsOf(convo)
  return { id, members, kind }
}
