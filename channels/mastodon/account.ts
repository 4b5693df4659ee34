import { type Fields, fieldsOf, idOf, textOf } from '#channel'
import { call, type Ctx, goodIn, mustBeGood } from './call.ts'
import { instanceOf } from './settings.ts'

/** Who we are on this server, and where its stream is. */
export type Account = { id: string; username: string; domain: string; streaming: string }

/** @throws PullFault when the server does not say who we are */
export async function accountOf(ctx: Ctx): Promise<Account> {
  const said = await call(ctx, '/api/v1/accounts/verify_credentials')
  const { id, username, url } = mustBeGood(said, goodIn(said), ctx, 'the account')
  const { domain, streaming } = await serverOf(ctx)
  const instance = instanceOf(ctx.settings)
  return {
    id: idOf(id) ?? '',
    username: textOf(username) ?? '',
    // The name of the place may differ from the address of its pages.
    domain: domain ?? new URL(textOf(url) ?? instance).host,
    streaming: streaming ?? instance,
  }
}

/** What the server says of itself; older and kindred ones know only the first version of the answer. */
async function serverOf(ctx: Ctx): Promise<{ domain: string | undefined; streaming: string | undefined }> {
  const second = goodIn(await call(ctx, '/api/v2/instance'))
  const first = second ?? goodIn(await call(ctx, '/api/v1/instance')) ?? {}
  const urls = fieldsOf(second ? fieldsOf(second.configuration).urls : first.urls)
  const streaming = textOf(urls.streaming) ?? textOf(urls.streaming_api)
  return {
    domain: hostIn(second ? second.domain : first.uri),
    streaming: streaming && /^(wss?|https?):\/\//.test(streaming) ? bare(streaming.replace(/^ws/, 'http')) : undefined,
  }
}

const bare = (address: string): string => address.replace(/\/+$/, '')

function hostIn(said: Fields[string]): string | undefined {
  const name = textOf(said)
  if (!name) return undefined
  return URL.canParse(name) && name.includes('://') ? new URL(name).host : name
}
