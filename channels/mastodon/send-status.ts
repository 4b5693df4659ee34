import { type Fields, idOf, jsonBody, type Out, type Sent, textLength, textOf } from '#channel'
import { beforehand, call, type Ctx, goodIn, unsentAs } from './call.ts'
import { withName } from './named.ts'
import { forgetUploads, uploaded } from './upload.ts'

/** From all to the fewest. */
const circles = ['public', 'unlisted', 'private', 'direct']

/** What a server takes unless it says otherwise; text and warning are counted together. */
export const most = { max: 500, unit: 'graphemes', urlLength: 23, shortMentions: true } as const
const leastWarning = 20

/**
 * A post: a thread of its own (quoting the target if there is one), an answer, or one to a person alone. An answer is
 * seen by no more people than what it answers, names the customer, and stands behind the same warning.
 */
export async function sendStatus(out: Out, ctx: Ctx): Promise<Sent> {
  const target = out.targetId ? await statusOf(ctx, out.targetId) : {}
  if ('kind' in target) return target
  const isAnswer = out.deed !== 'post'
  const text =
    isAnswer || out.visibility === 'private' ? withName(out.text ?? '', out.to.id, target.status) : (out.text ?? '')
  const media = await uploaded(out, ctx)
  if (!Array.isArray(media)) return media
  const warning = isAnswer ? warningFor(text, textOf(target.status?.spoiler_text)) : undefined
  const body = {
    status: text,
    visibility: circleOf(out, target.status),
    ...(isAnswer && out.targetId ? { in_reply_to_id: out.targetId } : {}),
    ...(!isAnswer && out.targetId ? { quoted_status_id: out.targetId } : {}),
    ...(media.length > 0 ? { media_ids: media } : {}),
    ...(warning ? { spoiler_text: warning, sensitive: true } : {}),
  }
  const said = await call(ctx, '/api/v1/statuses', jsonBody(body, { 'idempotency-key': out.id }))
  const good = goodIn(said)
  if (!good) return unsentAs(said, ctx)
  await forgetUploads(out, ctx)
  const id = idOf(good.id)
  return id ? sentAs(id, out) : { kind: 'unsure' }
}

/** Among the two the lane is the customer's name, wherever it began. */
export const sentAs = (externalId: string, { deed, to }: Out): Sent => ({
  kind: 'sent',
  externalId,
  ...(deed === 'private-reply' ? { opened: { lane: to.id, personId: to.id } } : {}),
})

/** A post as it is now, or why it cannot be answered or changed. */
export async function statusOf(ctx: Ctx, id: string): Promise<{ status?: Fields } | Sent> {
  const said = await call(ctx, `/api/v1/statuses/${encodeURIComponent(id)}`)
  const status = goodIn(said)
  if (status) return { status }
  if (said.kind === 'answer' && said.status === 404)
    return { kind: 'rejected', code: 'target-gone', text: 'The post is not there any more' }
  return beforehand(unsentAs(said, ctx))
}

function circleOf({ visibility }: Out, target: Fields = {}): string {
  const wanted = visibility === 'public' ? 'public' : 'direct'
  const given = circles.indexOf(textOf(target.visibility) ?? 'public')
  // A circle that nobody here knows may be any: the smallest is safe.
  return circles[Math.max(circles.indexOf(wanted), given < 0 ? circles.length - 1 : given)]!
}

/** The same warning again, cut off where the two would be too long together. */
function warningFor(text: string, warning: string | undefined): string | undefined {
  if (!warning) return undefined
  const room = Math.max(leastWarning, most.max - textLength(text, most))
  const signs = [...new Intl.Segmenter().segment(warning)].map(({ segment }) => segment)
  return signs.length <= room ? warning : `${signs.slice(0, room - 1).join('')}…`
}
