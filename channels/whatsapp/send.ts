import { fieldsOf, idOf, jsonBody, listOf, type Out, type Sent } from '#channel'
import { bodiesOf, isFile } from './compose.ts'
import type { Body } from './compose-body.ts'
import { templateBody } from './compose-template.ts'
import { callbackOf } from './correlation.ts'
import { call, type Ctx, untaken } from './graph.ts'
import { groupIn } from './people.ts'
import { openProgress, type Progress } from './progress.ts'
import { giveFiles } from './upload.ts'

/** Does what `can.deeds` claims. */
export function send(out: Out, ctx: Ctx): Promise<Sent> {
  if (out.deed === 'read' || out.deed === 'typing') return tell(out, ctx)
  if (out.deed === 'react') {
    return post(out, { type: 'reaction', reaction: { message_id: out.targetId, emoji: out.emoji ?? '' } }, ctx)
  }
  if (out.deed === 'template') return post(out, { type: 'template', template: templateBody(out.template!) }, ctx)
  return sendMessage(out, ctx)
}

/** That the brand has read it; the platform takes that somebody types only along with it. */
async function tell(out: Out, ctx: Ctx): Promise<Sent> {
  if (!out.targetId) return { kind: 'rejected', code: 'no-target-message', text: out.deed }
  const typing = out.deed === 'typing' ? { typing_indicator: { type: 'text' } } : {}
  const said = { messaging_product: 'whatsapp', status: 'read', message_id: out.targetId, ...typing }
  const answered = await call(ctx, messagesOf(out), jsonBody(said))
  const isTaken = answered.kind === 'answer' && answered.ok
  return isTaken ? { kind: 'sent', externalId: out.targetId } : untaken(answered, ctx.now())
}

async function sendMessage(out: Out, ctx: Ctx): Promise<Sent> {
  const { parts = [], text = '' } = out
  const choices = parts.filter(part => part.kind === 'buttons' || part.kind === 'list').length
  if (choices > 1) return { kind: 'rejected', code: 'cannot-carry', text: 'one choice in a message' }
  if (choices === 1 && text === '')
    return { kind: 'rejected', code: 'empty', text: 'there is no text above the choice' }
  const progress = await openProgress(out, ctx)
  const refs = await giveFiles(parts.filter(isFile), out.profileKey, progress, ctx)
  if ('kind' in refs) {
    if (refs.kind === 'rejected') await progress.forget()
    return refs
  }
  return postAll(out, bodiesOf(out, refs), progress, ctx)
}

/** One message of the platform after the other; tried again, it goes on behind those that were taken. */
async function postAll(out: Out, bodies: readonly Body[], progress: Progress, ctx: Ctx): Promise<Sent> {
  const { sent } = progress
  const quote = out.targetId ? { context: { message_id: out.targetId } } : {}
  for (const body of bodies.slice(sent.length)) {
    const said = await post(out, body, ctx, sent.length === 0 ? quote : {})
    if (said.kind === 'rejected') await progress.forget()
    if (said.kind !== 'sent') return said
    sent.push(said.externalId)
    if (sent.length < bodies.length) await progress.save()
  }
  await progress.forget()
  const [externalId, ...alsoIds] = sent
  if (!externalId) return { kind: 'rejected', code: 'empty', text: 'nothing that the platform could show' }
  return { kind: 'sent', externalId, ...(alsoIds.length > 0 ? { alsoIds } : {}) }
}

async function post(out: Out, body: Body, ctx: Ctx, quote: object = {}): Promise<Sent> {
  const said = {
    messaging_product: 'whatsapp',
    ...addressOf(out),
    ...quote,
    ...body,
    biz_opaque_callback_data: callbackOf(out.id, out.to.id),
  }
  const answered = await call(ctx, messagesOf(out), jsonBody(said))
  if (answered.kind !== 'answer' || !answered.ok) return untaken(answered, ctx.now())
  const externalId = idOf(fieldsOf(listOf(answered.json.messages)[0]).id)
  return externalId ? { kind: 'sent', externalId } : { kind: 'unsure' }
}

const messagesOf = ({ profileKey }: Out): string => `/${encodeURIComponent(profileKey)}/messages`

/** A group by its id, a person by the id that their business-scoped name is, else by their number. */
function addressOf({ to }: Out): object {
  const group = groupIn(to.lane)
  if (group !== undefined) return { recipient_type: 'group', to: group }
  return { recipient_type: 'individual', ...(isScoped(to.id) ? { recipient: to.id } : { to: to.id }) }
}

const isScoped = (id: string): boolean => /^[A-Z]{2}\.\w/.test(id)
