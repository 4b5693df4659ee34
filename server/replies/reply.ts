import type { Visibility } from '#channel'
import type { Who } from '#accounts'
import {
  accessConversation,
  type ConversationRow,
  decide,
  type Outcome,
  personOf,
  type State,
  stateOf,
  writeChange,
  writeLine,
} from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault, idOf } from '#lib'
import { append } from '#log'
import { authorOf, loadMessage, showLast, tellMessage, type Undo } from '#messages'
import { mustBeReason } from '#reasons'
import type { RedirectReason } from '#protocol'
import { fillIn, type StoredTemplate } from '#templates'
import { alsoSettle, othersToSettle } from './also-settle.ts'
import { checkFacts } from './check-facts.ts'
import { mustBeSayable } from './must-be-sayable.ts'
import { keepRedirection, mustBeOfOneCustomer } from './redirections.ts'
import { type Heard, type MediaPart, mustFit, mustTakeTemplates, type Place, type TemplatePart } from './rules.ts'
import { mustLieAhead, schedule } from './schedule.ts'
import { answeredAfter, filesOf, heardIn } from './store.ts'

/** What happens to the conversation with the reply: taken back with it, too. */
export type Then = { kind: 'close'; reasonId: string } | { kind: 'snooze'; until: number }

export type NewReply = {
  /** Made by whoever writes: the same id twice is one message. */
  id: string
  conversationId: string
  text: string
  /** Ids of files that are ready. */
  files: readonly string[]
  visibility: Visibility
  /** A text approved by the platform, in the place of `text`; its gaps are filled with `values`. */
  template?: { stored: StoredTemplate; values: readonly string[] } | undefined
  quoteId?: string | undefined
  /** Other conversations of the customer that it answers, too. */
  settles?: readonly string[] | undefined
  /** The newest message that its writer had seen: an answer of a colleague after it stops this one, but `anyway`. */
  seen?: string | undefined
  anyway?: boolean | undefined
  then?: Then | undefined
  /** Why it sends its reader elsewhere, or goes elsewhere itself. */
  redirectReason?: RedirectReason | undefined
  /** The conversation in which the customer wrote what this answers, where that is another one. */
  movedFrom?: string | undefined
  /** When it is to leave; without `then`. */
  sendAt?: number | undefined
  /** How long it can be taken back before it goes out. */
  holdMs: number
  /** One of many that say the same: it waits behind the replies of people and takes nothing into anybody's hands. */
  isToAll?: boolean | undefined
  now: number
  /** The place of a profile: what its channel can do. */
  placeOf: (profileId: string) => Place
}

/**
 * Answers the customer: the message is queued and the conversation waits for the customer. False when a message of this
 * id was there already.
 * @throws Fault what `mustFit`, `mustTakeTemplates` and `mustBeSayable` say, `template.gaps`,
 * `later.too-far`, `later.alone` (422), `forbidden`, `conversation.unknown`, `message.taken` (409), `message.unknown`,
 * `file.unknown`, `reason.unknown` (404), `snooze.past`, `later.past`, and `reply.overtaken` (409) where a colleague
 * answered in the meantime
 */
export async function reply(tx: Tx, who: Who, written: NewReply): Promise<boolean> {
  const conversation = await accessConversation(tx, who, written.conversationId)
  const first = await loadMessage(tx, who.workspaceId, written.id)
  if (first) {
    if (first.conversationId === conversation.id && first.direction === 'out') return false
    throw new Fault('message.taken', 409)
  }
  await mustNotBeOvertaken(tx, who, written)
  const others = await othersToSettle(tx, conversation, written.settles ?? [])
  const parts = await check(tx, who, conversation, written)
  const { now, holdMs, visibility, redirectReason: reason, movedFrom, sendAt, isToAll = false } = written
  const { to, then } = outcomeOf(stateOf(conversation), written, personOf(who))
  const undo = undoOf(written, stateOf(conversation), to)
  const said = written.template ? fillIn(written.template.stored, written.template.values) : written.text
  const text = said.trim() === '' ? null : cleanText(said)
  const line = { direction: 'out', visibility, kind: text === null ? parts[0]!.kind : 'text', text, at: now } as const
  const author = authorOf(who)
  const state = undo ? 'held' : 'queued'
  const [, , changes] = await Promise.all([
    writeLine(tx, conversation, {
      ...line,
      id: written.id,
      author,
      parts: parts.length > 0 ? parts : null,
      quoteId: written.quoteId ?? null,
      state,
      undo,
    }),
    // What is not said yet is not the last that was said.
    sendAt === undefined ? showLast(tx, conversation, line, !isToAll) : schedule(tx, conversation, written.id, sendAt),
    // The line of what was done with it stands after the reply.
    writeChange(tx, conversation, {
      to,
      deed: then?.deed ?? 'replied',
      line: then && { ...then, id: thenLineId(written.id) },
      now: now + (then ? 1 : 0),
    }),
    reason && keepRedirection(tx, who, { messageId: written.id, reason, movedFrom, now }),
  ])
  const settled = await alsoSettle(tx, who, others, { id: written.id, conversation, now })
  const told =
    sendAt === undefined
      ? tellMessage(conversation, written.id, 'message.queued', {
          dueAt: now + holdMs,
          ...(isToAll ? { lane: 'bulk' } : {}),
        })
      : tellMessage(conversation, written.id, 'message.scheduled')
  await append(tx, [told, ...changes, ...settled])
  return true
}

function undoOf({ holdMs, now, sendAt }: NewReply, before: State, after: State): Undo | null {
  if (sendAt !== undefined) return { until: sendAt, isLater: true, before, after }
  return holdMs > 0 ? { until: now + holdMs, before, after } : null
}

/** While the customer's lock is held: of two who answer at once, one comes second. */
async function mustNotBeOvertaken(tx: Tx, who: Who, { conversationId, seen, anyway = false }: NewReply): Promise<void> {
  if (seen === undefined || anyway) return
  const name = await answeredAfter(tx, { workspaceId: who.workspaceId, id: conversationId }, seen, authorOf(who).id)
  if (name !== undefined) throw new Fault('reply.overtaken', 409, { name })
}

/** The line that a reply's `then` leaves in the timeline. */
export const thenLineId = (messageId: string): string => idOf('then', messageId.toLowerCase())

async function check(
  tx: Tx,
  who: Who,
  conversation: ConversationRow,
  { placeOf, quoteId, then, template, sendAt, settles = [], ...written }: NewReply,
): Promise<(MediaPart | TemplatePart)[]> {
  if (sendAt !== undefined) mustLieAhead(sendAt, written.now)
  // What it settles, too, would be settled before it is said.
  if (sendAt !== undefined && (then || settles.length > 0)) throw new Fault('later.alone', 422)
  const ids = [...new Set(written.files)]
  const { movedFrom, redirectReason, text, visibility } = written
  const from = movedFrom === conversation.id ? undefined : movedFrom
  const [heard, heardThere, files, facts, quoted] = await Promise.all([
    heardIn(tx, who.workspaceId, conversation.id),
    from === undefined ? {} : heardIn(tx, who.workspaceId, from),
    filesOf(tx, who.workspaceId, ids),
    checkFacts(tx, who, conversation.id),
    quoteId === undefined ? undefined : loadMessage(tx, who.workspaceId, quoteId),
    then?.kind === 'close' && mustBeReason(tx, who, then.reasonId),
    from !== undefined && mustBeOfOneCustomer(tx, who, from, conversation.id),
  ])
  // What is in a message already belongs to it: it goes with it, and who may see it is decided there.
  if (files.length < ids.length || files.some(({ messageId }) => messageId !== null))
    throw new Fault('file.unknown', 404)
  if (quoteId !== undefined && quoted?.conversationId !== conversation.id) throw new Fault('message.unknown', 404)
  // Where they wrote last is their own choice.
  const isMoved = from !== undefined && lastIn(heard) <= lastIn(heardThere)
  const place = placeOf(conversation.profileId)
  if (template) {
    mustBeSayable({ text: '', visibility, redirectReason, isMoved }, facts)
    return [templatePart(place, template)]
  }
  const pieces = mustFit(place, heard, { text, files, visibility }, written.now)
  mustBeSayable({ text, visibility, redirectReason, isMoved }, facts)
  return pieces
}

const lastIn = (heard: Heard): number => Math.max(heard.public ?? 0, heard.private ?? 0)

function templatePart(place: Place, { stored, values }: NonNullable<NewReply['template']>): TemplatePart {
  mustTakeTemplates(place, stored.state)
  const { id, language, name } = stored
  return { kind: 'template', id, language, name, values: values.map(cleanText) }
}

/** What the reply makes of the conversation, and then what else is done with it. */
function outcomeOf(conversation: State, { then, now, sendAt, isToAll }: NewReply, by: string | null) {
  const said = { kind: 'reply', ...(sendAt !== undefined && { at: sendAt }) } as const
  const answered = must(decide(conversation, said, by, now)).state
  const standing = isToAll ? { ...answered, holder: conversation.holder } : answered
  if (!then) return { to: standing, then: undefined }
  const { state, line } = must(decide(standing, then, by, now))
  return {
    to: state,
    then:
      then.kind === 'close'
        ? { deed: 'closed' as const, says: line!, remembers: { turnAt: null } }
        : { deed: 'snoozed' as const, says: line! },
  }
}

function must(outcome: Outcome) {
  if (outcome.kind === 'refused') throw new Fault(outcome.code, 409)
  if (outcome.kind === 'unchanged') throw new Error('A reply always changes its conversation')
  return outcome
}
