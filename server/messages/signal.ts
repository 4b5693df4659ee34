import type { Tx } from '#db'
import { append, type NewEvent } from '#log'
import { noteEnvelopes } from './envelopes.ts'
import { expectNew, withKnownFiles } from './media.ts'
import { messageRef, type StoredPart } from './ref.ts'
import * as store from './signal-store.ts'
import type { Target } from './signal-store.ts'

/** What happened to a message that was written before. Applying one twice changes nothing. */
export type Signal = {
  workspaceId: string
  profileId: string
  /** The channel's key of the event. */
  key: string
  at: number
  /** The number of the envelope that brought it. */
  envelope?: number | undefined
  deed: SignalDeed
} & ({ targetId: string } | { threadId: string })

export type SignalDeed =
  /** Without parts those that are there stay; the bytes of new ones are fetched through the connection. */
  | { kind: 'edit'; text: string | null; parts?: StoredPart[] | undefined; connectionId?: string }
  | { kind: 'deletion' }
  | { kind: 'reaction'; authorRef: string; emoji: string | null }
  | { kind: 'receipt'; state: 'sent' | 'delivered' | 'read' | 'failed'; code?: string; text?: string; ourId?: string }

/** Applies signals in order; one whose message is not there yet is kept until it comes. */
export async function applySignals(tx: Tx, signals: readonly Signal[]): Promise<void> {
  for (const signal of signals) {
    if ('threadId' in signal) await receiptUpTo(tx, signal)
    else {
      const ref = messageRef(signal.profileId, signal.targetId)
      const target = await store.findTarget(tx, signal.workspaceId, ref)
      if (target) await applyTo(tx, signal, target)
      else await store.keepEarly(tx, signal.workspaceId, ref, signal.key, JSON.stringify(signal))
    }
  }
}

/** Applies what came before its message. `refs` are those of messages that have just been stored or sent. */
export async function applyEarlySignals(
  tx: Tx,
  waiting: readonly { workspaceId: string; ref: string }[],
): Promise<void> {
  const early = await store.takeEarly(tx, waiting)
  await applySignals(
    tx,
    early.map(text => JSON.parse(text) as Signal),
  )
}

async function applyTo(tx: Tx, signal: Signal, target: Target): Promise<void> {
  const kind = await change(tx, signal, target)
  if (kind) await append(tx, [eventOf(signal, kind, target)])
}

const eventOf = (signal: Signal, kind: string, target: Pick<Target, 'id' | 'conversationId'>): NewEvent => ({
  workspaceId: signal.workspaceId,
  kind,
  conversationId: target.conversationId,
  subjectId: target.id,
})

/** Returns the kind of the event, or undefined when nothing changed. */
async function change(
  tx: Tx,
  { workspaceId, at, envelope, deed }: Signal,
  target: Target,
): Promise<string | undefined> {
  if (deed.kind === 'edit') {
    if (target.deletedAt !== null || (target.editedAt ?? 0) >= at) return undefined
    await edit(tx, { workspaceId, messageId: target.id, conversationId: target.conversationId }, deed, at)
    if (envelope !== undefined) await noteEnvelopes(tx, [{ workspaceId, messageId: target.id, envelope }])
    return 'message.edited'
  }
  if (deed.kind === 'deletion') {
    if (target.deletedAt !== null) return undefined
    await store.redact(tx, workspaceId, target.id, at)
    return 'message.deleted'
  }
  if (deed.kind === 'reaction')
    return (await store.react(tx, workspaceId, target.id, deed.authorRef, deed.emoji, at))
      ? 'message.reacted'
      : undefined
  if (deed.state === 'sent') return undefined
  const before = earlierStates[deed.state]
  if (target.direction !== 'out' || !before.includes(target.state)) return undefined
  const failure =
    deed.state === 'failed' ? JSON.stringify({ code: deed.code ?? 'failed', text: deed.text ?? '' }) : null
  await store.setState(tx, workspaceId, [target.id], deed.state, at, failure)
  return `message.${deed.state}`
}

type Edited = { workspaceId: string; messageId: string; conversationId: string }

async function edit(
  tx: Tx,
  message: Edited,
  { text, parts, connectionId }: Extract<SignalDeed, { kind: 'edit' }>,
  at: number,
): Promise<void> {
  const { workspaceId, messageId } = message
  if (!parts) return store.edit(tx, workspaceId, messageId, at, text, 'as before')
  const before = await store.partsOf(tx, workspaceId, messageId)
  const known = withKnownFiles(parts, before)
  await store.edit(tx, workspaceId, messageId, at, text, known)
  if (connectionId) await expectNew(tx, { ...message, connectionId }, { parts: known, before }, at)
}

const earlierStates: Record<'delivered' | 'read' | 'failed', readonly string[]> = {
  delivered: ['queued', 'sent', 'unsure'],
  read: ['queued', 'sent', 'unsure', 'delivered'],
  failed: ['queued', 'sent', 'unsure'],
}

async function receiptUpTo(tx: Tx, signal: Signal & { threadId: string }): Promise<void> {
  const { workspaceId, at, deed } = signal
  if (deed.kind !== 'receipt' || deed.state === 'failed' || deed.state === 'sent') return
  const changed = await store.setStateUpTo(tx, workspaceId, signal.threadId, deed.state, at)
  await append(
    tx,
    changed.map(target => eventOf(signal, `message.${deed.state}`, target)),
  )
}
