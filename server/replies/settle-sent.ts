import { sqlTime, type Statement, type Tx } from '#db'
import { append } from '#log'
import {
  applyEarlySignals,
  type Echo,
  findByRef,
  lockMessage,
  messageRef,
  type MessageRow,
  showLatest,
  tellMessage,
} from '#messages'
import { openThread } from './open-thread.ts'
import { follow, newsIn, type Settled } from './settle.ts'

export type SentOff = Settled & {
  externalId: string
  /** Other messages of the platform that this one became. */
  alsoIds?: readonly string[] | undefined
  /** The private thread that grew from a public message. */
  opened?: { lane: string; personId: string } | undefined
}

/**
 * The platform has taken it, and calls it `externalId`. What the platform told of that id before we knew it counts now:
 * its echo of our message is merged into ours, receipts that came first are applied. As engine. Whether it was news.
 */
export async function settleSent(tx: Tx, settled: SentOff): Promise<boolean> {
  const found = await lockMessage(tx, settled.workspaceId, settled.messageId)
  if (!found || !newsIn.sent.includes(found.message.state)) return false
  const { message, conversation } = found
  const { workspaceId, at } = settled
  const ref = messageRef(message.profileId, settled.externalId)
  const echo = await findByRef(tx, workspaceId, ref)
  if (echo?.id === message.id) return false
  if (echo) await takeOver(tx, message, echo)
  const state = echo?.state === 'delivered' || echo?.state === 'read' ? echo.state : 'sent'
  await tx.query(
    `update messages set state = $3, state_at = $4, ref = $5, external_id = $6, failure = null, undo = null where workspace_id = $1 and id = $2`,
    [workspaceId, message.id, state, sqlTime(state === 'sent' ? at : (echo?.stateAt ?? at)), ref, settled.externalId],
  )
  const folded = await takeAliases(tx, message, settled.alsoIds ?? [])
  if (settled.opened) await openThread(tx, conversation, settled.opened, at)
  if (echo || folded.length > 0) await showLatest(tx, conversation)
  const changes = await follow(tx, conversation, message, 'sent', at)
  const gone = [...(echo ? [echo.id] : []), ...folded].map(id => tellMessage(conversation, id, 'message.withdrawn'))
  await append(tx, [tellMessage(conversation, message.id, 'message.sent'), ...gone, ...changes])
  const refs = [settled.externalId, ...(settled.alsoIds ?? [])].map(id => messageRef(message.profileId, id))
  await applyEarlySignals(
    tx,
    refs.map(each => ({ workspaceId, ref: each })),
  )
  return true
}

const naming: Statement = {
  name: 'replies-alias',
  text: `insert into message_aliases (workspace_id, ref, message_id) select $1, r::uuid, $2 from json_array_elements_text($3::json) as r
    on conflict do nothing`,
}

/** The platform made several messages of it: each is this one. Returns the echoes of them that were there already. */
async function takeAliases(tx: Tx, message: MessageRow, ids: readonly string[]): Promise<string[]> {
  const refs = ids.map(id => messageRef(message.profileId, id))
  const folded: string[] = []
  for (const ref of refs) {
    const echo = await findByRef(tx, message.workspaceId, ref)
    if (!echo || echo.id === message.id) continue
    await takeOver(tx, message, { ...echo, isAltered: false })
    folded.push(echo.id)
  }
  if (refs.length > 0) await tx.query(naming, [message.workspaceId, message.id, JSON.stringify(refs)])
  return folded
}

/** What had been written to the echo belongs to our message; then the echo goes, and its ref is free. */
async function takeOver(tx: Tx, { workspaceId, id, conversationId }: MessageRow, echo: Echo): Promise<void> {
  const values = [workspaceId, id, echo.id]
  const altered = `update messages m set text = e.text, parts = e.parts, edited_at = e.edited_at, deleted_at = e.deleted_at
    from messages e where m.workspace_id = $1 and m.id = $2 and e.workspace_id = $1 and e.id = $3`
  const moves = ['reactions', 'message_versions', 'message_envelopes'].map(
    table => `update ${table} set message_id = $2 where workspace_id = $1 and message_id = $3`,
  )
  const brought = `insert into message_envelopes (workspace_id, message_id, envelope)
    select workspace_id, $2, envelope from messages where workspace_id = $1 and id = $3 and envelope is not null on conflict do nothing`
  const quotes = `update messages set quote_id = $2 where workspace_id = $1 and conversation_id = $4 and quote_id = $3`
  await Promise.all([
    echo.isAltered && tx.query(altered, values),
    ...moves.map(move => tx.query(move, values)),
    tx.query(quotes, [...values, conversationId]),
    tx.query(brought, values),
    tx.query(`delete from messages where workspace_id = $1 and id = $2`, [workspaceId, echo.id]),
  ])
}
