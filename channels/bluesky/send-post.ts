import { type Fields, fieldsOf, listOf, type Out, type OutPart, type Sent, textOf } from '#channel'
import { type Facet, facetsOf } from './facets.ts'
import { account, ask, type Ctx, goodIn, query, tell } from './session.ts'
import { tidOf } from './tid.ts'
import { unsentAs } from './unsent-as.ts'
import { post, recordOf, uriOf } from './uri.ts'

type Ref = { uri: string; cid: string }
type Media = Extract<OutPart, { file: string }>

const gone: Sent = { kind: 'rejected', code: 'target-gone', text: 'The post is not there any more' }

/** A new thread (`post`, quoting the target if there is one) or an answer in one (`reply`). */
export async function sendPost(out: Out, ctx: Ctx): Promise<Sent> {
  const asked = out.targetId ? await viewOf(ctx, out.targetId) : undefined
  if (asked && 'kind' in asked) return asked
  const target = asked?.view
  const images = await uploaded(out, ctx)
  if (!Array.isArray(images)) return images
  const facets = await facetsOf(out.text ?? '', handle => didOf(ctx, handle))
  const reply = out.deed === 'reply' && target ? { root: rootOf(target), parent: refOf(target) } : undefined
  const quote = out.deed === 'post' && target ? refOf(target) : undefined
  const record = {
    $type: post,
    text: out.text ?? '',
    createdAt: new Date(out.at).toISOString(),
    ...(facets.length > 0 ? { facets: facets satisfies Facet[] } : {}),
    ...(reply ? { reply } : {}),
    ...embedded(images, quote),
  }
  return create(ctx, out, post, record)
}

/** Under the key that belongs to the message: what is there already was taken before. */
export async function create(ctx: Ctx, out: Out, collection: string, record: Fields): Promise<Sent> {
  const rkey = tidOf(out.id, out.at)
  const session = await account(ctx)
  if ('call' in session) return unsentAs(session, ctx)
  const repo = session.did
  const said = await tell(ctx, 'com.atproto.repo.createRecord', { repo, collection, rkey, record })
  const uri = textOf(goodIn(said)?.uri)
  if (uri) return { kind: 'sent', externalId: uri }
  const sent = unsentAs(said, ctx)
  const isTaken = said.did !== undefined && said.call.kind === 'answer' && said.call.status !== 429
  if (!isTaken) return sent
  const known = await readRecord(ctx, { repo, collection, rkey })
  return known ? { kind: 'sent', externalId: known.uri } : sent
}

/** A record of ours; undefined when it is not there or cannot be asked for. */
export async function readRecord(
  ctx: Ctx,
  name: { repo: string; collection: string; rkey: string },
): Promise<{ uri: string; cid: string | undefined; value: Fields } | undefined> {
  const good = goodIn(await ask(ctx, query('com.atproto.repo.getRecord', name)))
  return good && { uri: textOf(good.uri) ?? uriOf(name), cid: textOf(good.cid), value: fieldsOf(good.value) }
}

/** The post as all see it, or why it cannot be answered. */
export async function viewOf(ctx: Ctx, uri: string): Promise<{ view: Fields } | Sent> {
  const said = await ask(ctx, query('app.bsky.feed.getPosts', { uris: [uri] }))
  const good = goodIn(said)
  if (!good) return beforehand(unsentAs(said, ctx))
  const view = listOf(good.posts)
    .map(fieldsOf)
    .find(each => textOf(each.uri) && textOf(each.cid))
  return view ? { view } : gone
}

/** Nothing has been sent yet, so that a lost answer leaves nothing open. */
export const beforehand = (sent: Exclude<Sent, { kind: 'sent' }>): Sent =>
  sent.kind === 'unsure' ? { kind: 'retry', after: 5000, code: 'unreachable' } : sent

export const refOf = ({ uri, cid }: Fields): Ref => ({ uri: textOf(uri)!, cid: textOf(cid)! })

function rootOf(target: Fields): Ref {
  const { uri, cid } = fieldsOf(fieldsOf(fieldsOf(target.record).reply).root)
  return textOf(uri) && textOf(cid) ? refOf({ uri, cid }) : refOf(target)
}

type Image = { alt: string; image: unknown }

async function uploaded({ parts = [] }: Out, ctx: Ctx): Promise<Image[] | Sent> {
  const images: Image[] = []
  for (const part of parts.filter((each): each is Media => 'file' in each)) {
    const { bytes } = await ctx.file(part.file)
    const headers = { 'content-type': part.type }
    const init = { method: 'POST', headers, body: new Uint8Array(bytes) }
    const said = await ask(ctx, 'com.atproto.repo.uploadBlob', init)
    const blob = goodIn(said)?.blob
    if (!blob) return beforehand(unsentAs(said, ctx))
    images.push({ alt: part.alt ?? '', image: blob })
  }
  return images
}

function embedded(images: readonly Image[], quote: Ref | undefined): { embed?: Fields } {
  const media = images.length > 0 ? { $type: 'app.bsky.embed.images', images } : undefined
  const record = quote && { $type: 'app.bsky.embed.record', record: quote }
  if (media && record) return { embed: { $type: 'app.bsky.embed.recordWithMedia', record, media } }
  const one = media ?? record
  return one ? { embed: one } : {}
}

export async function didOf(ctx: Ctx, handle: string): Promise<string | undefined> {
  const path = query('com.atproto.identity.resolveHandle', { handle: handle.toLowerCase() })
  return textOf(goodIn(await ask(ctx, path))?.did)
}

/** Deletes a post of ours; one that is gone already is gone. */
export async function takeBack(out: Out, ctx: Ctx): Promise<Sent> {
  const name = recordOf(out.targetId)
  if (!name) return { kind: 'rejected', code: 'no-target-message', text: out.targetId ?? '' }
  const said = await tell(ctx, 'com.atproto.repo.deleteRecord', name)
  return goodIn(said) ? { kind: 'sent', externalId: out.targetId! } : beforehand(unsentAs(said, ctx))
}

/** By its key. Where nobody answers it may be sent again: the key keeps it one. */
export async function findPost(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const session = await account(ctx)
  if ('call' in session) return undefined
  const name = { repo: session.did, collection: post, rkey: tidOf(out.id, out.at) }
  const said = await ask(ctx, query('com.atproto.repo.getRecord', name))
  const uri = textOf(goodIn(said)?.uri)
  if (uri) return { kind: 'sent', externalId: uri }
  const isMissing = said.call.kind === 'answer' && said.call.json.error === 'RecordNotFound'
  if (isMissing) return { kind: 'retry', after: 0, code: 'not-arrived' }
  const sent = beforehand(unsentAs(said, ctx))
  return sent.kind === 'rejected' ? undefined : sent
}
