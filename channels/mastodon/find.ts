import { fieldsOf, idOf, listOf, type Out, type Sent, textOf, timeOf } from '#channel'
import { call, type Ctx, goodIn, goodList } from './call.ts'
import { htmlText } from './html-text.ts'
import { sentAs } from './send-status.ts'

const skewMs = 60_000
const page = 40

/** Among our last posts: an answer to the same post, with the same words, since it was written. */
export async function findStatus(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const me = idOf(goodIn(await call(ctx, '/api/v1/accounts/verify_credentials'))?.id)
  if (!me) return undefined
  const path = `/api/v1/accounts/${encodeURIComponent(me)}/statuses?limit=${page}&exclude_reblogs=true`
  const statuses = goodList(await call(ctx, path))?.map(fieldsOf)
  if (!statuses) return undefined
  const since = statuses.filter(({ created_at: at }) => (timeOf(at, 'iso') ?? 0) >= out.at - skewMs)
  const answers = out.deed === 'post' ? undefined : out.targetId
  const found = since.find(
    status =>
      idOf(status.in_reply_to_id) === answers &&
      wordsOf(htmlText(textOf(status.content) ?? '')) === wordsOf(out.text ?? '') &&
      listOf(status.media_attachments).length === (out.parts ?? []).filter(part => 'file' in part).length,
  )
  const id = idOf(found?.id)
  if (id) return sentAs(id, out)
  // So much was written since that it may stand further down.
  return since.length === page ? undefined : { kind: 'retry', after: 0, code: 'not-arrived' }
}

/** As the server may show them: names without their hosts and not before the text, any space one space. */
const wordsOf = (text: string): string =>
  text
    .replace(/(^|\s)@([\w.-]+)@[\w.-]+/g, '$1@$2')
    .replace(/^(?:@\S+\s*)+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
