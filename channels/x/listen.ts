import { type Fields, fieldsOf, idOf, listOf, type Pulled } from '#channel'
import { callX, healthOf, restOf, XFault } from './call.ts'
import { profiles } from './account.ts'
import { isId, isNewer } from './pieces.ts'
import type { Ctx } from './settings.ts'

const everyMs = 300_000
const restMs = 60_000
const mostPages = { mentions: 8, direct: 5 }

type Stream = keyof typeof mostPages
type Cursor = Record<Stream, string>
/** Whose the pull is, and whether X still takes the older set of fields. */
type Me = { id: string; isOld: boolean }

const people = 'name,username,profile_image_url,verified,verified_type,public_metrics'
const pictures = 'type,url,preview_image_url,variants,alt_text,duration_ms'
const posts = [
  ...['created_at', 'conversation_id', 'in_reply_to_user_id', 'referenced_tweets', 'author_id', 'entities'],
  ...['attachments', 'edit_history_tweet_ids', 'note_tweet'],
].join()

/**
 * The net below the hook: what X does not deliver within minutes it does not deliver at all. Every five minutes it
 * fetches mentions and direct messages behind the last id of each; what the hook brought has the same keys.
 */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  const [account] = await profiles(ctx)
  const me: Me = { id: account!.key, isOld: true }
  let cursor = from === undefined ? await newest(ctx, me) : cursorFrom(from)
  if (from === undefined) yield { ...nothing, cursor: written(cursor) }
  while (!ctx.signal.aborted) {
    for (const stream of ['mentions', 'direct'] as const) {
      for (const { text, newestId } of await pagesSince(ctx, me, stream, cursor[stream])) {
        cursor = { ...cursor, [stream]: newestId }
        const body = Buffer.from(`{"pulled":"${stream}","for_user_id":"${me.id}","answer":${text}}`)
        yield { ...nothing, body, cursor: written(cursor) }
      }
    }
    await ctx.pause(everyMs)
  }
}

const nothing = { body: Buffer.alloc(0), headers: {}, query: '' }
const written = (cursor: Cursor): string => new URLSearchParams(cursor).toString()

function cursorFrom(text: string): Cursor {
  const said = new URLSearchParams(text)
  const idIn = (key: Stream) => (isId(said.get(key) ?? '') ? said.get(key)! : '0')
  return { mentions: idIn('mentions'), direct: idIn('direct') }
}

async function newest(ctx: Ctx, me: Me): Promise<Cursor> {
  const idOfFirst = async (stream: Stream) => {
    const { ids } = await page(ctx, me, stream, { max_results: '5' })
    return ids[0] ?? '0'
  }
  return { mentions: await idOfFirst('mentions'), direct: await idOfFirst('direct') }
}

type Page = { text: string; ids: string[]; newestId: string; next: string | undefined }

/** The pages behind an id, oldest first, so that a cursor never passes what has not been kept. */
async function pagesSince(ctx: Ctx, me: Me, stream: Stream, last: string): Promise<Page[]> {
  const found: Page[] = []
  let next: string | undefined
  while (found.length < mostPages[stream] && !ctx.signal.aborted) {
    const got = await page(ctx, me, stream, { max_results: '100', ...moreOf(stream, last, next) })
    const fresh = got.ids.filter(id => isNewer(id, last))
    if (fresh.length > 0) found.push(fresh.length === got.ids.length ? got : onlySince(got, last))
    next = got.next
    if (!next || fresh.length < got.ids.length || fresh.length === 0) break
  }
  return found.toReversed()
}

/** Direct messages cannot be asked for from an id on. */
const moreOf = (stream: Stream, last: string, next: string | undefined): Record<string, string> => ({
  ...(stream === 'mentions' && last !== '0' ? { since_id: last } : {}),
  ...(next ? { pagination_token: next } : {}),
})

function onlySince(got: Page & { json?: Fields }, last: string): Page {
  const json = JSON.parse(got.text) as Fields
  const data = listOf(json.data).filter(each => isNewer(idOf(fieldsOf(each).id) ?? '', last))
  return { ...got, text: JSON.stringify({ ...json, data }) }
}

async function page(ctx: Ctx, me: Me, stream: Stream, more: Record<string, string>): Promise<Page> {
  const call = await ask(ctx, me, stream, more)
  const { text, json } = call
  const ids = listOf(json.data)
    .flatMap(each => idOf(fieldsOf(each).id) ?? [])
    .filter(isId)
  const newestId = ids.reduce((one, other) => (isNewer(other, one) ? other : one), '0')
  const sorted = ids.toSorted((a, b) => (isNewer(a, b) ? -1 : 1))
  return { text: text.trim(), ids: sorted, newestId, next: idOf(fieldsOf(json.meta).next_token) }
}

/** Asks until X has an answer: its pace is waited for, the newer set of fields is tried where the older is refused. */
async function ask(ctx: Ctx, me: Me, stream: Stream, more: Record<string, string>) {
  for (;;) {
    const query = { ...(stream === 'mentions' ? mentionFields : directFields(me.isOld)), ...more }
    const path = stream === 'mentions' ? `/2/users/${me.id}/mentions` : '/2/dm_events'
    const call = await callX(ctx, path, { query })
    if (call.kind === 'answer' && call.ok) {
      if (Object.keys(call.json).length === 0) throw new XFault('bad-answer')
      return call
    }
    ctx.signal.throwIfAborted()
    if (call.kind === 'answer' && call.status === 429) await ctx.pause(restOf(call.headers, ctx.now()) ?? restMs)
    else if (call.kind === 'answer' && call.status === 400 && stream === 'direct' && me.isOld) me.isOld = false
    else {
      const ill = healthOf(call)
      throw new XFault(ill?.state === 'failing' ? ill.code : 'bad-answer')
    }
  }
}

const mentionFields = {
  'tweet.fields': posts,
  expansions: 'author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id',
  'user.fields': people,
  'media.fields': pictures,
}

const directFields = (isOld: boolean) => ({
  'dm_event.fields': `id,text,event_type,created_at,dm_conversation_id,attachments,entities${isOld ? ',sender_id' : ''}`,
  expansions: 'sender_id,attachments.media_keys',
  event_types: 'MessageCreate',
  'user.fields': people,
  'media.fields': pictures,
})
