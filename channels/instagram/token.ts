import { createHash } from 'node:crypto'
import { type Fields, fieldsOf, idOf, listOf, readJson, type Sent, textOf, numberOf } from '#channel'
import { complaintIn, failure } from './complaint.ts'
import { graph } from './graph.ts'
import { type Ctx, isOfInstagram } from './settings.ts'

export type Lent = { token: string } | { trouble: Exclude<Sent, { kind: 'sent' }> }

const renewEveryMs = 7 * 86_400_000

/** Kept beside what it was lent for: another token in the settings makes it void. */
const markOf = (token: string) => createHash('sha256').update(token).digest('hex').slice(0, 16)

const keepName = (account: string, { settings }: Ctx) => (isOfInstagram(settings.token) ? 'renewed' : `page.${account}`)

type Kept = { token: string; at: number }

async function readKept(account: string, ctx: Ctx): Promise<Kept | undefined> {
  const kept = fieldsOf(readJson((await ctx.keep.read(keepName(account, ctx))) ?? ''))
  const token = textOf(kept.token)
  return token === undefined || kept.mark !== markOf(ctx.settings.token)
    ? undefined
    : { token, at: numberOf(kept.at) ?? 0 }
}

const keep = (account: string, token: string, ctx: Ctx): Promise<void> =>
  ctx.keep.write(keepName(account, ctx), JSON.stringify({ mark: markOf(ctx.settings.token), token, at: ctx.now() }))

/** What was lent does not hold any more: next time another one is asked for. */
export const forgetToken = (account: string, ctx: Ctx): Promise<void> =>
  ctx.keep.write(keepName(account, ctx), undefined)

/** The token with which to speak for an account: its own, or that of the page to which it is linked. */
export async function tokenOf(account: string, ctx: Ctx): Promise<Lent> {
  const { token } = ctx.settings
  const kept = await readKept(account, ctx)
  if (kept) return { token: kept.token }
  if (isOfInstagram(token)) return { token }
  const found = await pageTokenOf(account, ctx)
  if ('token' in found) await keep(account, found.token, ctx)
  return found
}

async function pageTokenOf(account: string, ctx: Ctx): Promise<Lent> {
  const { token } = ctx.settings
  let after: string | undefined
  do {
    const query = { fields: 'access_token,instagram_business_account{id}', limit: '100', ...(after ? { after } : {}) }
    const call = await graph(ctx, token, 'me/accounts', { query })
    if (call.kind !== 'answer') return { trouble: { kind: 'retry', after: 5000, code: 'unreachable' } }
    // A page has no accounts: the token is the page's own.
    if (!call.ok && complaintIn(call).code === 100) return { token }
    if (!call.ok) return { trouble: failure(call, ctx.now(), token) }
    const pages = listOf(call.json.data).map(fieldsOf)
    const lent = textOf(
      pages.find(page => idOf(fieldsOf(page.instagram_business_account).id) === account)?.access_token,
    )
    if (lent !== undefined) return { token: lent }
    after = nextIn(call.json)
  } while (after !== undefined)
  return { trouble: { kind: 'rejected', code: 'no-page', text: account } }
}

/** Where the list goes on; undefined at its end. */
export function nextIn({ paging }: Fields): string | undefined {
  const { next, cursors } = fieldsOf(paging)
  return next === undefined ? undefined : textOf(fieldsOf(cursors).after)
}

/**
 * Tokens of Instagram hold for sixty days and are renewed by asking; one younger than a day is not renewed, which is no
 * harm.
 */
export async function renew(ctx: Ctx): Promise<void> {
  if (!isOfInstagram(ctx.settings.token)) return
  const kept = await readKept('', ctx)
  if (kept && ctx.now() - kept.at < renewEveryMs) return
  const query = { grant_type: 'ig_refresh_token' }
  const call = await graph(ctx, kept?.token ?? ctx.settings.token, 'refresh_access_token', { query, isBare: true })
  const token = call.kind === 'answer' && call.ok ? textOf(call.json.access_token) : undefined
  if (token !== undefined) await keep('', token, ctx)
}
