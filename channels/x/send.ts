import { type Call, fieldsOf, idOf, type Out, type OutPart, type Sent } from '#channel'
import { type Asked, callX, notSent } from './call.ts'
import { pairOf } from './pieces.ts'
import type { Ctx } from './settings.ts'
import { forgetUpload, upload } from './upload.ts'

/** X knows no id of ours again: what was lost on the way is asked for (`find`), never sent twice. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  if (out.deed === 'unsend') return takeBack(out, ctx)
  if (out.deed === 'hide') {
    return change(out, ctx, `/2/tweets/${idIn(out)}/hidden`, { method: 'PUT', json: { hidden: out.on !== false } })
  }
  if (out.deed === 'like') return like(out, ctx)
  return out.deed === 'message' || out.deed === 'private-reply' ? direct(out, ctx) : post(out, ctx)
}

const filesOf = ({ parts = [] }: Out) =>
  parts.filter((part): part is Extract<OutPart, { file: string }> => 'file' in part)

async function direct(out: Out, ctx: Ctx): Promise<Sent> {
  const media = await uploadAll(out, 'dm', ctx)
  if ('unsent' in media) return media.unsent
  const attachments = media.ids.map(media_id => ({ media_id }))
  const json = { ...(out.text ? { text: out.text } : {}), ...(attachments.length > 0 ? { attachments } : {}) }
  const call = await callX(ctx, `/2/dm_conversations/with/${encodeURIComponent(out.to.id)}/messages`, {
    method: 'POST',
    json,
  })
  const sent = sentAs(call, 'dm_event_id', ctx)
  if (sent.kind !== 'sent') return sent
  await forgetAll(out, 'dm', ctx)
  if (out.deed !== 'private-reply') return sent
  return { ...sent, opened: { lane: pairOf(out.profileKey, out.to.id), personId: out.to.id } }
}

async function post(out: Out, ctx: Ctx): Promise<Sent> {
  const media = await uploadAll(out, 'tweet', ctx)
  if ('unsent' in media) return media.unsent
  const reply = out.deed === 'reply' ? { reply: { in_reply_to_tweet_id: out.targetId ?? out.to.lane } } : {}
  const json = {
    ...(out.text ? { text: out.text } : {}),
    ...reply,
    ...(media.ids.length > 0 ? { media: { media_ids: media.ids } } : {}),
  }
  const sent = sentAs(await callX(ctx, '/2/tweets', { method: 'POST', json }), 'id', ctx)
  if (sent.kind === 'sent') await forgetAll(out, 'tweet', ctx)
  return sent
}

async function uploadAll(out: Out, place: 'dm' | 'tweet', ctx: Ctx) {
  const ids: string[] = []
  for (const part of filesOf(out)) {
    const brought = await upload(part, place, ctx)
    if ('unsent' in brought) return brought
    ids.push(brought.id)
  }
  return { ids }
}

async function forgetAll(out: Out, place: 'dm' | 'tweet', ctx: Ctx): Promise<void> {
  for (const part of filesOf(out)) await forgetUpload(part, place, ctx)
}

function sentAs(call: Call, key: 'id' | 'dm_event_id', ctx: Ctx): Sent {
  if (call.kind !== 'answer') return notSent(call, ctx)
  const id = idOf(fieldsOf(call.json.data)[key])
  if (call.ok && id) return { kind: 'sent', externalId: id }
  // Taken, but as what? Or a success that is none: it says what went wrong.
  if (call.ok && call.json.errors === undefined) return { kind: 'unsure' }
  return notSent(call, ctx)
}

const idIn = ({ targetId = '' }: Out) => encodeURIComponent(targetId)

const takeBack = (out: Out, ctx: Ctx): Promise<Sent> =>
  change(out, ctx, `/2/tweets/${idIn(out)}`, { method: 'DELETE' }, [404])

async function like(out: Out, ctx: Ctx): Promise<Sent> {
  const path = `/2/users/${encodeURIComponent(out.profileKey)}/likes`
  if (out.on === false) return change(out, ctx, `${path}/${idIn(out)}`, { method: 'DELETE' }, [404])
  return change(out, ctx, path, { method: 'POST', json: { tweet_id: out.targetId } })
}

/** Something that is so, or is not: doing it again changes nothing. */
async function change(out: Out, ctx: Ctx, path: string, asked: Asked, fine: number[] = []): Promise<Sent> {
  const call = await callX(ctx, path, asked)
  if (call.kind === 'answer' && (call.ok || fine.includes(call.status)))
    return { kind: 'sent', externalId: out.targetId ?? out.id }
  return notSent(call, ctx)
}
