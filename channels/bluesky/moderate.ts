import { fieldsOf, listOf, type Out, type Sent, textOf } from '#channel'
import { beforehand, create, readRecord, refOf, viewOf } from './send-post.ts'
import { account, type Ctx, goodIn, tell } from './session.ts'
import { unsentAs } from './unsent-as.ts'
import { like as likes, recordOf, threadgate } from './uri.ts'

const mostHidden = 300
const swappedMs = 1000

/** Likes a post, or takes the like back (`on: false`). */
export async function like(out: Out, ctx: Ctx): Promise<Sent> {
  const asked = await viewOf(ctx, out.targetId!)
  if ('kind' in asked) return asked
  const mine = recordOf(textOf(fieldsOf(asked.view.viewer).like))
  if (out.on !== false) {
    if (mine) return { kind: 'sent', externalId: out.targetId! }
    const subject = refOf(asked.view)
    return create(ctx, out, likes, { $type: likes, subject, createdAt: new Date(out.at).toISOString() })
  }
  if (!mine) return { kind: 'sent', externalId: out.targetId! }
  const said = await tell(ctx, 'com.atproto.repo.deleteRecord', mine)
  return goodIn(said) ? { kind: 'sent', externalId: out.targetId! } : beforehand(unsentAs(said, ctx))
}

/**
 * Hides an answer under a post of ours, or shows it again (`on: false`). What stands in the thread's gate beside that
 * stays as it is; when somebody else changes it meanwhile, it is done again later.
 */
export async function hide(out: Out, ctx: Ctx): Promise<Sent> {
  const target = out.targetId!
  const done: Sent = { kind: 'sent', externalId: target }
  const asked = await viewOf(ctx, target)
  if ('kind' in asked) return asked
  const session = await account(ctx)
  if ('call' in session) return unsentAs(session, ctx)
  const root = textOf(fieldsOf(fieldsOf(fieldsOf(asked.view.record).reply).root).uri)
  const thread = recordOf(root)
  if (thread?.repo !== session.did)
    return { kind: 'rejected', code: 'not-our-thread', text: 'Only answers in a thread of our own can be hidden' }
  const name = { repo: thread.repo, collection: threadgate, rkey: thread.rkey }
  const gate = await readRecord(ctx, name)
  const hidden = listOf(gate?.value.hiddenReplies).filter(each => typeof each === 'string')
  const isWanted = out.on !== false
  if (hidden.includes(target) === isWanted) return done
  const others = hidden.filter(each => each !== target)
  const record = {
    $type: threadgate,
    post: root,
    createdAt: new Date(out.at).toISOString(),
    ...gate?.value,
    // The oldest may show again: the platform remembers so many.
    hiddenReplies: isWanted ? [...others, target].slice(-mostHidden) : others,
  }
  const said = await tell(ctx, 'com.atproto.repo.putRecord', { ...name, record, swapRecord: gate?.cid ?? null })
  if (goodIn(said)) return done
  const isChanged = said.call.kind === 'answer' && said.call.json.error === 'InvalidSwap'
  return isChanged ? { kind: 'retry', after: swappedMs, code: 'failing' } : beforehand(unsentAs(said, ctx))
}
