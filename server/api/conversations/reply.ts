import { z } from 'zod'
import type { Who } from '#accounts'
import type { Noun, World } from '#api'
import { byId, id, message, newPromise, redirectReason, time } from '#api/schemas'
import { removeSent } from '#drafts'
import { mustBeFilled } from '#fields'
import { Fault } from '#lib'
import { makePromises } from '#promises'
import { type NewReply, reply as answer, type Then } from '#replies'
import { findTemplate } from '#templates'
import { conversation } from '#conversations'
import type { Tx } from '#db'
import { holdMs, type NewMessage } from '#protocol'
import { placeOf } from '../place-of.ts'
import { readMessage } from '../read-after.ts'

const body = z.object({
  id: id.describe('Made by whoever writes: the same id twice is one message'),
  text: z.string().max(100_000),
  files: z.array(id).max(50),
  template: z
    .object({
      id: z.string().min(1).max(500),
      language: z.string().min(1).max(20),
      values: z.array(z.string().max(2000)).max(50),
    })
    .exactOptional(),
  visibility: z.enum(['public', 'private']),
  quoteId: id.exactOptional(),
  settles: z.array(id).max(20).exactOptional().describe('Other conversations of the customer that it answers, too'),
  then: z.enum(['close', 'snooze']).exactOptional(),
  reasonId: id.exactOptional(),
  until: time.exactOptional(),
  redirectReason: redirectReason
    .exactOptional()
    .describe('Needed where the text sends the customer elsewhere, and where `movedFrom` is said'),
  movedFrom: id
    .exactOptional()
    .describe('Where the customer wrote what this answers, when that is another conversation'),
  sendAt: time.exactOptional().describe('When it is to leave; held back if the customer writes before'),
  seen: id.exactOptional().describe('The newest message that its writer had seen'),
  anyway: z.boolean().exactOptional().describe('Send it though a colleague has answered after that'),
  draft: id.exactOptional().describe('The version of the draft that this was: it goes with it'),
  promises: z.array(newPromise).max(20).exactOptional().describe('What it promises, as its writer has confirmed it'),
}) satisfies z.ZodType<NewMessage>

const schema = {
  summary: 'Answer the customer',
  description:
    'The message can be taken back for ten seconds, with whatever was done with it. It is checked against its channel before it is stored: nothing that gives a person away is said in public, and nobody is sent elsewhere without a reason.',
  params: byId,
  body,
  response: { 200: message, 201: message },
}

/** POST /api/v1/conversations/:id/messages */
export const reply: Noun = (app, world) => {
  app.post('/api/v1/conversations/:id/messages', { schema }, async ({ who, params, body: written }, answerTo) => {
    const { then: _, template, draft: version, promises = [], ...rest } = written
    const sending = {
      ...rest,
      conversationId: params.id,
      then: thenOf(written),
      holdMs,
      now: world.now(),
      placeOf: placeOf(world),
    }
    const [code, shown] = await world.database.app(who.workspaceId, async tx => {
      const filled = await templateFor(tx, who, params.id, template, world)
      const isNew = await answer(tx, who, { ...sending, template: filled })
      // What is sent once more was taken when nothing was missing.
      if (isNew && sending.then?.kind === 'close') await mustBeFilled(tx, who, params.id)
      // What leaves later is promised when it leaves.
      const promised = { messageId: written.id, promises, now: written.sendAt ?? sending.now }
      if (isNew) await makePromises(tx, who, promised)
      if (isNew) await removeSent(tx, who, { conversationId: params.id, kind: 'reply', text: written.text, version })
      return [isNew ? 201 : 200, await readMessage(tx, who, written.id)] as const
    })
    return answerTo.code(code).send(shown)
  })
}

/** @throws Fault `reason.unknown` (404), `snooze.past` (409) where what is needed for it was left out */
function thenOf({ then, reasonId, until }: NewMessage): Then | undefined {
  if (then === undefined) return undefined
  if (then === 'close') {
    if (reasonId === undefined) throw new Fault('reason.unknown', 404)
    return { kind: 'close', reasonId }
  }
  if (until === undefined) throw new Fault('snooze.past', 409)
  return { kind: 'snooze', until }
}

/** @throws Fault `conversation.unknown`, `template.unknown` (404) */
async function templateFor(
  tx: Tx,
  who: Who,
  conversationId: string,
  asked: NewMessage['template'],
  { directory }: World,
): Promise<NewReply['template']> {
  if (!asked) return undefined
  const { profileId } = await conversation(tx, who, conversationId)
  const found = directory.profile(profileId)
  const { workspaceId } = who
  const place = found && { workspaceId, connectionId: found.connected.id, profileKey: found.profile.key }
  const stored = place && (await findTemplate(tx, place, asked))
  if (!stored) throw new Fault('template.unknown', 404)
  return { stored, values: asked.values }
}
