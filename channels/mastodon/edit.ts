import { idOf, fieldsOf, jsonBody, listOf, type Out, type Sent, textOf } from '#channel'
import { beforehand, call, type Ctx, goodIn, unsentAs } from './call.ts'
import { statusOf } from './send-status.ts'

/** Other words for a post of ours; its names, pictures, warning and language stay as they are. */
export async function editStatus(out: Out, ctx: Ctx): Promise<Sent> {
  const target = await statusOf(ctx, out.targetId!)
  if ('kind' in target) return target
  const place = `/api/v1/statuses/${encodeURIComponent(out.targetId!)}`
  const source = await call(ctx, `${place}/source`)
  const before = goodIn(source)
  if (!before) return beforehand(unsentAs(source, ctx))
  const { status = {} } = target
  const media = listOf(status.media_attachments).flatMap(each => idOf(fieldsOf(each).id) ?? [])
  const warning = textOf(before.spoiler_text)
  const language = textOf(status.language)
  const body = {
    status: namesBefore(textOf(before.text) ?? '', out.text ?? ''),
    ...(media.length > 0 ? { media_ids: media } : {}),
    ...(warning ? { spoiler_text: warning, sensitive: true } : {}),
    ...(language ? { language } : {}),
  }
  const said = await call(ctx, place, { ...jsonBody(body), method: 'PUT' })
  return goodIn(said) ? { kind: 'sent', externalId: out.targetId! } : beforehand(unsentAs(said, ctx))
}

/** The new words behind the names with which the old ones began. */
function namesBefore(before: string, text: string): string {
  const names = /^(?:@\S+\s+)+/.exec(`${before} `)?.[0].trim()
  return names && !text.startsWith(names) ? `${names} ${text}` : text
}
