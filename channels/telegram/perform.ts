import { fieldsOf, idOf, isFields, listOf, readJson, type Call, type Out, type Sent, textOf } from '#channel'
import { callMethod, type Ctx, isDone, movedTo, refusedBy } from './call.ts'
import type { Step } from './compose.ts'
import { chatIdOf, nameOf, type Place } from './place.ts'

/**
 * Makes the calls one after the other. Telegram knows no key of ours: what has been sent of a message of several calls
 * is kept, so that it is not sent twice when a later call has to wait.
 */
export async function perform(steps: readonly Step[], out: Out, place: Place, ctx: Ctx): Promise<Sent> {
  const isLong = steps.length > 1
  const note = `sending:${out.id}`
  const names = isLong ? namesIn(await ctx.keep.read(note)) : []
  let there = place
  for (const step of steps.slice(names.length)) {
    const done = await performStep(step, there, ctx)
    if ('sent' in done) {
      if (isLong && done.sent.kind === 'rejected') await ctx.keep.write(note, undefined)
      return done.sent
    }
    there = done.place
    names.push(done.names)
    if (isLong) await ctx.keep.write(note, names.length < steps.length ? JSON.stringify(names) : undefined)
  }
  const [externalId, ...alsoIds] = names.flat()
  return { kind: 'sent', externalId: externalId!, ...(alsoIds.length === 0 ? {} : { alsoIds }) }
}

const namesIn = (kept: string | undefined): string[][] =>
  listOf(readJson(kept ?? '')).map(names => listOf(names).filter(name => textOf(name) !== undefined) as string[])

type Done = { names: string[]; place: Place } | { sent: Exclude<Sent, { kind: 'sent' }> }

async function performStep(step: Step, place: Place, ctx: Ctx): Promise<Done> {
  const call = await callStep(step, place, ctx)
  const moved = movedTo(call)
  if (moved === undefined) return doneOf(call, place, ctx)
  const there = { ...place, chat: moved }
  return doneOf(await callStep(step, there, ctx), there, ctx)
}

async function callStep({ method, fields, carries = [] }: Step, place: Place, ctx: Ctx): Promise<Call> {
  const body = { ...addressOf(place), ...fields }
  if (carries.length === 0) return callMethod(ctx, method, body)
  const form = new FormData()
  for (const [field, value] of Object.entries(body))
    form.set(field, typeof value === 'object' ? JSON.stringify(value) : String(value))
  for (const { field, file, name, type } of carries) {
    const { bytes } = await ctx.file(file)
    form.set(field, new Blob([new Uint8Array(bytes)], { type }), name)
  }
  return callMethod(ctx, method, form)
}

/** The fields that say where. */
export function addressOf({ chat, connection, topic, direct }: Place): Record<string, unknown> {
  return {
    ...(connection === undefined ? {} : { business_connection_id: connection }),
    chat_id: chatIdOf(chat),
    ...(topic === undefined ? {} : { message_thread_id: Number(topic) }),
    ...(direct === undefined ? {} : { direct_messages_topic_id: Number(direct) }),
  }
}

function doneOf(call: Call, place: Place, ctx: Ctx): Done {
  if (!isDone(call)) return { sent: refusedBy(call, ctx.now()) }
  const { result } = call.json
  const ids = (Array.isArray(result) ? result : [result]).map((each: unknown) => idOf(fieldsOf(each).message_id))
  if (ids.length === 0 || !ids.every(id => id !== undefined)) return { sent: { kind: 'unsure' } }
  return { names: ids.map(id => nameOf(place, id)), place: { ...place, chat: chatIn(result) ?? place.chat } }
}

const chatIn = (result: unknown): string | undefined => (isFields(result) ? idOf(fieldsOf(result.chat).id) : undefined)
