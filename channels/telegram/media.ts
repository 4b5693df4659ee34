import { type Author, fieldsOf, type MediaRef, textOf } from '#channel'
import { authorOf } from './author.ts'
import { baseOf, callMethod, type Ctx, descriptionIn, isDone } from './call.ts'

const gone = () => new Response(null, { status: 410 })

/** The bytes behind a file's id. Their address holds the token: neither it nor an error that names it leaves here. */
export async function media({ id }: MediaRef, ctx: Ctx): Promise<Response> {
  const call = await callMethod(ctx, 'getFile', { file_id: id ?? '' })
  const path = isDone(call) ? textOf(fieldsOf(call.json.result).file_path) : undefined
  if (path === undefined) {
    // Too old, of another bot, or more than the 20 MB that a bot may fetch: it will never come.
    const isGone = /invalid file_id|wrong file|wrong remote file|file is too big|temporarily unavailable/i.test(
      descriptionIn(call),
    )
    if (isGone) return gone()
    throw new Error(`Telegram does not give the file: ${call.kind === 'answer' ? call.status : call.kind}`)
  }
  const address = `${baseOf(ctx.settings)}/file/bot${ctx.settings.token}/${path.split('/').map(encodeURIComponent).join('/')}`
  const response = await ctx.fetch(address, { redirect: 'manual', signal: ctx.signal }).catch((error: unknown) => {
    throw silent(error, ctx.settings.token)
  })
  const name = encodeURIComponent(path.split('/').at(-1)!)
  const headers = { 'content-type': response.headers.get('content-type') ?? 'application/octet-stream' }
  return new Response(response.body, {
    status: response.status,
    headers: { ...headers, 'content-disposition': `attachment; filename="${name}"` },
  })
}

/** The error as it is, unless it says the token. */
function silent(error: unknown, token: string): unknown {
  const said: string[] = []
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++)
    said.push(each.message, each.stack ?? '')
  return said.some(text => text.includes(token)) ? new Error('Telegram does not give the file') : error
}

/** What Telegram says of somebody who has written to the bot. */
export async function person(id: string, _: string, ctx: Ctx): Promise<Author | undefined> {
  if (!/^-?\d{1,16}$/.test(id)) return undefined
  const call = await callMethod(ctx, 'getChat', { chat_id: Number(id) })
  return isDone(call) ? authorOf(call.json.result) : undefined
}
