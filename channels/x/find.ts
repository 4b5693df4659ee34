import { type Fields, fieldsOf, idOf, listOf, type Out, type Sent, textOf, timeOf } from '#channel'
import { callX } from './call.ts'
import type { Ctx } from './settings.ts'

// Their clock and ours are not the same one.
const slackMs = 5000

/**
 * Whether X has what we sent: the same words, from us, in the same place, since we wrote them. It says `sent` or nothing
 * at all, for what X does not list yet may still be there.
 */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const isDirect = out.deed === 'message' || out.deed === 'private-reply'
  if (!isDirect && out.deed !== 'reply' && out.deed !== 'post') return undefined
  const call = await (isDirect ? directOf(out, ctx) : postsOf(out, ctx))
  if (call.kind !== 'answer' || !call.ok) return undefined
  const found = listOf(call.json.data)
    .map(fieldsOf)
    .filter(each => isSince(each, out) && (isDirect ? isOurs(each, out) : isAnswer(each, out)))
    .filter(each => wordsOf(textOf(each.text)) === wordsOf(out.text))
  // Of several that fit nobody knows which one it was.
  const id = found.length === 1 ? idOf(found[0]!.id) : undefined
  if (!id) return undefined
  return { kind: 'sent', externalId: id }
}

const directOf = (out: Out, ctx: Ctx) =>
  callX(ctx, `/2/dm_conversations/with/${encodeURIComponent(out.to.id)}/dm_events`, {
    query: { 'dm_event.fields': 'id,text,event_type,created_at,sender_id', max_results: '20' },
  })

const postsOf = (out: Out, ctx: Ctx) =>
  callX(ctx, `/2/users/${encodeURIComponent(out.profileKey)}/tweets`, {
    query: { 'tweet.fields': 'created_at,referenced_tweets', max_results: '20' },
  })

const isSince = (event: Fields, { at }: Out) => (timeOf(event.created_at, 'iso') ?? 0) >= at - slackMs

const isOurs = (event: Fields, { profileKey }: Out) => idOf(event.sender_id) === profileKey

function isAnswer(event: Fields, { deed, targetId, to }: Out): boolean {
  const answered = listOf(event.referenced_tweets)
    .map(fieldsOf)
    .find(each => each.type === 'replied_to')
  return idOf(answered?.id) === (deed === 'reply' ? (targetId ?? to.lane) : undefined)
}

/** Without links, which X writes anew, and without what it escapes. */
const wordsOf = (text = ''): string =>
  text
    .replace(/https?:\/\/\S+/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
